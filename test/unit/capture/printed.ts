/** A run of words on a page, set at a place in points from the bottom left corner. */
export interface Set {
  text: string;
  x: number;
  y: number;
  size?: number;
  /** In degrees, against the clock. */
  turned?: number;
}

/** A PDF of A4 pages with words in Helvetica at their places, as a press of the nineties would write it. */
export function printed(pages: readonly (readonly Set[])[]): Uint8Array {
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${4 + 2 * i} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  pages.forEach((page, i) => {
    const stream = page.map(shown).join('\n');
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${5 + 2 * i} 0 R >>`,
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    );
  });
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF`;
  return Uint8Array.from(`${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`, (c) =>
    c.charCodeAt(0),
  );
}

function shown({ text, x, y, size = 10, turned = 0 }: Set): string {
  const [cos, sin] = [Math.cos((turned * Math.PI) / 180), Math.sin((turned * Math.PI) / 180)];
  const escaped = text.replace(/[\\()]/g, '\\$&');
  return `BT /F ${size} Tf ${cos.toFixed(4)} ${sin.toFixed(4)} ${(-sin).toFixed(4)} ${cos.toFixed(4)} ${x} ${y} Tm (${escaped}) Tj ET`;
}

/** Widths of Helvetica are near enough one half of an em on average to break lines by. */
const perLine = (width: number, size: number): number => Math.floor(width / (size * 0.5));

export interface Column {
  x: number;
  top: number;
  width: number;
  size?: number;
  indent?: number;
}

/** Paragraphs set in a column, ragged, a blank line's half between them or their first line indented. */
export function set(paragraphs: readonly string[], { x, top, width, size = 10, indent = 0 }: Column): Set[] {
  let y = top;
  const out: Set[] = [];
  for (const text of paragraphs) {
    lines(text, perLine(width, size)).forEach((line, i) => {
      out.push({ text: line, x: x + (i === 0 ? indent : 0), y, size });
      y -= size * 1.2;
    });
    if (!indent) y -= size * 0.8;
  }
  return out;
}

/** Words broken into lines of at most so many characters; "|" in a word is where it may be parted with a hyphen. */
export function lines(text: string, most: number): string[] {
  const out: string[] = [''];
  for (const word of text.split(' ')) {
    const line = out.at(-1) ?? '';
    const whole = word.replace('|', '');
    if (!line || line.length + 1 + whole.length <= most) out[out.length - 1] = line ? `${line} ${whole}` : whole;
    else out.push(whole);
  }
  return out;
}
