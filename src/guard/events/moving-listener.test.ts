import { expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import type { EventListener } from '../../upnp/event-listener.ts';
import { MovingListener } from './moving-listener.ts';

/** A place that names its paths after itself, and what is expected there. */
function placeAt(port: number) {
  const expected: string[] = [];
  let closed = false;
  const listener: EventListener = {
    local: { host: ip('192.0.2.1'), port },
    expect(publisher) {
      const path = `/${port}/${publisher}`;
      expected.push(path);
      return { path, forget: () => void expected.splice(expected.indexOf(path), 1) };
    },
    close: async () => void (closed = true),
  };
  return { listener, expected, isClosed: () => closed };
}

it('expects at another place what is expected, and nothing that was forgotten', async () => {
  const [before, after] = [placeAt(1), placeAt(2)];
  const moving = new MovingListener(before.listener);
  const [kept, gone] = ['192.0.2.11', '192.0.2.12'].map((host) => moving.expect(ip(host), () => {}));
  gone?.forget();
  expect([kept?.path, moving.local.port, before.expected]).toEqual(['/1/192.0.2.11', 1, ['/1/192.0.2.11']]);
  expect(moving.move(after.listener)).toBe(before.listener);
  expect([kept?.path, moving.local.port]).toEqual(['/2/192.0.2.11', 2]);
  expect([before.expected, after.expected]).toEqual([[], ['/2/192.0.2.11']]);
  kept?.forget();
  await moving.close();
  expect([after.expected, before.isClosed(), after.isClosed()]).toEqual([[], false, true]);
});
