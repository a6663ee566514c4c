import { answerAsset, brandAddresses } from '../../press.ts';

export const getStaticPaths = brandAddresses('css');

export const GET = answerAsset;
