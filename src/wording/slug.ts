/** Names that Windows keeps for devices, whatever the ending: no file or folder can have them. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/;

/**
 * A topic or a place as a part of an address: its letters and digits in lower case, joined by hyphens. What some disks take for
 * one name is one here: `Straße` and `Strasse`, both sigmas; a dotless i is a letter of its own everywhere. A device's name gets a
 * hyphen at its end, which no other name has. Empty where the name has neither letter nor digit.
 */
export function slug(name: string): string {
  const part = name
    .replace(/[^ı]+/gu, (letters) => letters.toUpperCase().toLowerCase())
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return DEVICE.test(part) ? `${part}-` : part;
}
