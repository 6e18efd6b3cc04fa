import { connect } from 'node:net';
import { call, loudness } from './controller.ts';

/** How loud a guarded player says that it is; the code of the error where the connection fails. */
export async function volumeAt(door: string): Promise<number | string> {
  const told = await call({ door, ...loudness }).catch((cause: NodeJS.ErrnoException) => cause.code ?? '');
  if (typeof told === 'string') return told;
  return Number(/<CurrentVolume>(\d+)</.exec(told.body)?.[1] ?? told.error);
}

/** Whether anybody takes a connection there. */
export const answersAt = (door: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: door, port }, () => resolve(true));
    socket.on('error', () => resolve(false)).on('connect', () => socket.destroy());
  });

/** The same of both doors of a guarded player, 1400 and 1443. */
export const doorsOf = (door: string): Promise<readonly boolean[]> =>
  Promise.all([answersAt(door, 1400), answersAt(door, 1443)]);
