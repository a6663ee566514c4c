/** Nothing but its defaults. */
export default function () {}
