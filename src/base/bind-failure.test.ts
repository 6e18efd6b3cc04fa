import { expect, it } from 'vitest';
import { bindError, bindFailure } from './bind-failure.ts';

it.each([
  ['EADDRINUSE', 'address-in-use', 'TCP port 80 of 127.0.0.1 is in use by another program (listen: no)'],
  ['EACCES', 'port-forbidden', 'TCP port 80 of 127.0.0.1 is not for this user (listen: no)'],
  ['EADDRNOTAVAIL', 'address-unavailable', '127.0.0.1 is no address of this computer (listen: no)'],
  ['EMFILE', 'address-unavailable', 'TCP port 80 of 127.0.0.1 cannot be had (listen: no)'],
])('%s is told as %s, and in words', (code, told, message) => {
  expect(bindFailure({ code })).toBe(told);
  const cause = Object.assign(new Error('listen: no'), { code });
  expect(bindError(cause, { host: '127.0.0.1', port: 80, transport: 'TCP' })).toMatchObject({
    code: told,
    message,
    cause,
  });
});
