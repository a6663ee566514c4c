import type { Fault } from '../../../src/brand/logo.ts';

/** Whether something read is why it could not be. */
export const isFault = <T extends object>(read: T | Fault): read is Fault => 'message' in read;
