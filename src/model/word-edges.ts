/**
 * The edges of words in a text, for passages: a word cut short is not the word.
 *
 * An edge is where UAX-29 has one, as `Intl.Segmenter` cuts with the text's language: between the words of Chinese, Japanese
 * and Thai, which write none of them apart, and never within "4.5", "3,000" or "can’t". Beyond UAX-29 a word may be parted
 * where grammar has two: before a Korean particle of case or topic ("휴전을"), after the elided article or preposition of
 * French, Italian and Catalan ("l’accord", but not the negation of "n’accepte"), and at a quotation mark that opens after
 * a Hebrew prefix (ש"הפסקת, but not the acronym צה"ל).
 */
export class WordEdges {
  private readonly text: string;
  private readonly lang: string;
  private cuts: Uint8Array | undefined;

  /** @param lang BCP 47, of the text */
  constructor(text: string, lang: string) {
    this.text = text;
    this.lang = lang;
  }

  /** Whether no word goes on across a position, counted in UTF-16 units. */
  isEdge(at: number): boolean {
    const [before, after] = [characterBefore(this.text, at), characterAt(this.text, at)];
    if (!before || !after) return true;
    if (WORD.test(before) && WORD.test(after)) {
      if (!UNSPACED.test(before) && !UNSPACED.test(after)) return false;
      return this.isCut(at) || this.isBeforeParticle(at, before);
    }
    return !this.isInsideMark(at, before, after);
  }

  /** Whether a mark at the position joins what stands on both its sides to one word. */
  private isInsideMark(at: number, before: string, after: string): boolean {
    const mark = INNER_MARK.test(after) ? at : INNER_MARK.test(before) ? at - before.length : -1;
    if (mark < 0) return false;
    const glyph = this.text.charAt(mark);
    const [left, right] = [characterBefore(this.text, mark), characterAt(this.text, mark + 1)];
    if (/[.,]/.test(glyph)) return DIGIT.test(left) && DIGIT.test(right);
    if (/["״]/.test(glyph)) return HEBREW.test(left) && ACRONYM_END.test(this.text.slice(mark + 1, mark + 4));
    if (!WORD.test(left) || !WORD.test(right) || UNSPACED.test(left) || UNSPACED.test(right)) return false;
    return !(mark < at && this.elides(mark));
  }

  /** Whether an apostrophe stands for the vowel of a small word before it: "l’", "d’", "qu’", "dell’". */
  private elides(mark: number): boolean {
    if (!/^(fr|it|ca|oc)\b/.test(this.lang)) return false;
    const small = /(?<!\p{L})\p{L}{1,6}$/u.exec(this.text.slice(Math.max(0, mark - 8), mark))?.[0].toLowerCase();
    return small !== undefined && small !== 'n';
  }

  private isBeforeParticle(at: number, before: string): boolean {
    if (!HANGUL.test(characterAt(this.text, at))) return false;
    const first = characterBefore(this.text, at - before.length);
    return WORD.test(first) && PARTICLE.test(this.text.slice(at, at + 24).normalize('NFC'));
  }

  /** The whole text is cut once, when a script without spaces asks for it. */
  private isCut(at: number): boolean {
    this.cuts ??= cutsOf(this.text, this.lang);
    return this.cuts[at] === 1;
  }
}

const WORD = /^[\p{L}\p{N}\p{M}]/u;
const DIGIT = /^\p{Nd}/u;
const HEBREW = /^\p{Script=Hebrew}/u;
const HANGUL = /^\p{Script=Hangul}/u;
/** Scripts whose words UAX-29 or grammar parts without a space. */
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Hangul}]/u;
const INNER_MARK = /^['’‘ʼ.,"״]/u;
/** One letter and no more: what follows the mark of a Hebrew acronym. */
const ACRONYM_END = /^\p{Script=Hebrew}(?!\p{L})/u;
/** Particles that say a word's part in the sentence; none that restricts or denies ("only", "not even"). */
const PARTICLE =
  /^(?:은|는|이|가|을|를|의|에|와|과|로|으로|에서|에게|께서|부터|까지|에는|에서는|에게는|으로는|로는)(?![\p{L}\p{N}\p{M}])/u;

function cutsOf(text: string, lang: string): Uint8Array {
  const cuts = new Uint8Array(text.length + 1);
  for (const { index } of new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)) cuts[index] = 1;
  return cuts;
}

/** The character at a position, or nothing at the end. */
function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

/** The character that ends at a position, or nothing at the beginning. */
function characterBefore(text: string, at: number): string {
  if (at <= 0) return '';
  const last = text.charAt(at - 1);
  return /[\uDC00-\uDFFF]/.test(last) && at > 1 ? characterAt(text, at - 2) : last;
}
