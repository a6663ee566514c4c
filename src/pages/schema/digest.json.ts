import { site } from 'virtual:readout/settings';
import { digestJsonSchema } from '../../feed/schema.ts';
import { answer } from '../../press.ts';

export const GET = (): Response =>
  answer(digestJsonSchema(`${site.url}/schema/digest.json`), 'application/schema+json');
