import { answer, digestMail, week } from '../press.ts';

export const GET = async (): Promise<Response> => answer(await digestMail(await week()), 'message/rfc822');
