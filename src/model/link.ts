/**
 * Whether a link may stand in a page: an absolute web or mail address, judged after the decoding that a browser does, so
 * that neither character references nor blanks in the scheme hide another; a name before the host is refused, because it
 * reads like the host.
 */
export function safeLink(href: string): boolean {
  // eslint-disable-next-line no-control-regex -- a browser drops these from an address before it reads the scheme
  if (/[\u0000-\u001F\u007F\u200B-\u200F\u202A-\u202E\u2066-\u2069]/u.test(href) || href !== href.trim()) return false;
  if (!URL.canParse(href)) return false;
  const { protocol, username, password } = new URL(href);
  return /^(https?|mailto):$/.test(protocol) && !username && !password;
}
