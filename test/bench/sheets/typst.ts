import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Paper } from '../../../src/model/site.ts';
import type { Content } from './content.ts';

const PAPERS: Readonly<Record<Paper, string>> = { a4: 'a4', letter: 'us-letter' };

export interface Pressed {
  readonly pdf: Uint8Array;
  readonly pages: number;
}

/** Typst with the project's faces and no others, in this process; PDF/UA-1, which it checks as it writes. */
export function openTypst(root: string): (content: Content, paper: Paper) => Pressed {
  const compiler = NodeCompiler.create({ workspace: root, fontArgs: [{ fontPaths: [join(root, 'src/fonts')] }] });
  const template = readFileSync(join(import.meta.dirname, 'sheet.typ'), 'utf8');
  compiler.addSource(join(root, 'sheet.typ'), template);
  return (content, paper) => {
    compiler.mapShadow(join(root, 'brief.json'), Buffer.from(JSON.stringify(content)));
    const compiled = compiler.compile({ mainFilePath: join(root, 'sheet.typ'), inputs: { paper: PAPERS[paper] } });
    if (!compiled.result) {
      const error = compiled.takeError();
      throw new Error(`Typst: ${JSON.stringify(error && compiler.fetchDiagnostics(error))}`);
    }
    const pdf = compiler.pdf(compiled.result, { pdfStandard: 'ua-1' });
    return { pdf, pages: compiled.result.numOfPages };
  };
}
