import { answerAsset, brandAddresses } from '../../press.ts';

export const getStaticPaths = brandAddresses('svg');

export const GET = answerAsset;
