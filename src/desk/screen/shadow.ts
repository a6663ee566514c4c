/** A root of its own, in which the editor's styles are sheets and no elements, which the page's policy would refuse. */
export const shadowOf = (parent: HTMLElement): ShadowRoot => parent.shadowRoot ?? parent.attachShadow({ mode: 'open' });
