import { site } from 'virtual:readout/settings';
import { sheetNames } from '../../../paper.ts';
import { editionAddresses } from '../../../press.ts';

export { GET } from '../[name].pdf.ts';

export const getStaticPaths = () => editionAddresses((number) => sheetNames(number, site.paper));
