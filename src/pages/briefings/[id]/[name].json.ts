import { editionAddresses } from '../../../press.ts';

export { GET } from '../[name].json.ts';

export const getStaticPaths = () => editionAddresses((number) => [{ name: number }]);
