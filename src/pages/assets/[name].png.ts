import { answerAsset, brandAddresses } from '../../press.ts';

export const getStaticPaths = brandAddresses('png');

export const GET = answerAsset;
