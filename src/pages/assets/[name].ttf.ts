import { answerAsset, brandAddresses } from '../../press.ts';

export const getStaticPaths = brandAddresses('ttf');

export const GET = answerAsset;
