import { pictureNames } from '../../../paper.ts';
import { editionAddresses } from '../../../press.ts';

export { GET } from '../[name].png.ts';

export const getStaticPaths = () => editionAddresses(pictureNames);
