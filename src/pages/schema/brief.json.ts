import { site } from 'virtual:readout/settings';
import { briefJsonSchema } from '../../feed/schema.ts';
import { answer } from '../../press.ts';

export const GET = (): Response => answer(briefJsonSchema(`${site.url}/schema/brief.json`), 'application/schema+json');
