/**
 * What a document says of itself: the words of its metadata. The moment is RFC 3339 with its zone.
 */
export interface Facts {
  readonly title: string;
  /** Who answers for it, as printed: the desk. */
  readonly author: string;
  readonly subject: string;
  /** BCP 47. */
  readonly lang: string;
  readonly created: string;
}

/** What made the file, as both metadata name it. */
export const PRODUCER = 'Readout';

/** `2025-08-06T18:00+02:00` with its seconds; throws on anything that is no moment with a zone. */
export function fullMoment(when: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2})?(Z|[+-]\d{2}:\d{2})$/.exec(when);
  if (!parts) throw new Error(`Not a moment with its zone: "${when}"`);
  return `${parts[1]}${parts[2] ?? ':00'}${parts[3]}`;
}

/** Text as XML can carry it. Throws on control characters, which XML 1.0 cannot name at all. */
function escaped(text: string): string {
  // eslint-disable-next-line no-control-regex -- the very characters that must not pass
  if (/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text))
    throw new Error(`Metadata holds a control character: ${JSON.stringify(text)}`);
  return text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);
}

/** The properties a schema outside PDF/A's own list declares, as ISO 19005-2, 6.6.2.3.3 asks: here PDF/UA's mark. */
const EXTENSION = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>`;

/** The metadata packet (ISO 16684-1): the facts, and that the file claims PDF/A-2a and PDF/UA-1. */
export function xmp(facts: Facts): string {
  const when = fullMoment(facts.created);
  const alternatives = (text: string): string =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt>`;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title>${alternatives(facts.title)}</dc:title>
<dc:creator><rdf:Seq><rdf:li>${escaped(facts.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description>${alternatives(facts.subject)}</dc:description>
<dc:language><rdf:Bag><rdf:li>${escaped(facts.lang)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool>
<xmp:CreateDate>${when}</xmp:CreateDate>
<xmp:ModifyDate>${when}</xmp:ModifyDate>
<xmp:MetadataDate>${when}</xmp:MetadataDate>
<pdf:Producer>${PRODUCER}</pdf:Producer>
${EXTENSION}
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}
