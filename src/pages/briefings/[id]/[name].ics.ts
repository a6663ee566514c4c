import { editionAddresses } from '../../../press.ts';

export { GET } from '../[name].ics.ts';

export const getStaticPaths = () => editionAddresses((number) => [{ name: number }]);
