import { getCollection } from 'astro:content';
import type { APIRoute } from 'astro';
export const getStaticPaths = async () => (await getCollection('briefings')).map((b) => ({ params: { id: b.id }, props: { brief: b.data } }));
export const GET: APIRoute = ({ props }) => new Response(JSON.stringify(props['brief'], undefined, 2));
