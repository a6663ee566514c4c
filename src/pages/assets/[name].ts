import { site } from 'virtual:readout/settings';
import { pageStyle, type Asset } from '../../brand/page-style.ts';
import { answer } from '../../press.ts';

/** The files of a site's brand, each under a name that changes with it. */
export const getStaticPaths = () =>
  [pageStyle(site)].flatMap((asset) => (asset ? [{ params: { name: asset.name }, props: { asset } }] : []));

export const GET = ({ props: { asset } }: { props: { asset: Asset } }): Response => answer(asset.body, asset.type);
