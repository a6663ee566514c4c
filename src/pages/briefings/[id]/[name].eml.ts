import { editionAddresses } from '../../../press.ts';

export { GET } from '../[name].eml.ts';

export const getStaticPaths = () => editionAddresses((number) => [{ name: number }]);
