/** Files of a brand that are no text: in a content folder's texts they stand in base64. */
export const isOfBytes = (file: string): boolean => /^brand\/[^/]+\.(png|ttf|otf)$/.test(file);

/** How many are turned at a time: each is an argument. */
const AT_ONCE = 4096;

export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += AT_ONCE)
    text += bytes.subarray(at, at + AT_ONCE).reduce((all, byte) => all + String.fromCharCode(byte), '');
  return btoa(text);
}

export function bytesOfBase64(text: string): Uint8Array {
  const said = atob(text);
  const bytes = new Uint8Array(said.length);
  for (let i = 0; i < said.length; i++) bytes[i] = said.charCodeAt(i);
  return bytes;
}
