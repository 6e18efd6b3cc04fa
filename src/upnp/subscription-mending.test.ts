import { afterEach, describe, expect, it } from 'vitest';
import { accept, closeAll, methods, notify, PUBLISHER, subscribeTo } from '../../test/rig/publisher.ts';

afterEach(closeAll);

const REFUSED = 'HTTP/1.1 412 Precondition Failed\r\nContent-Length: 0\r\n\r\n';
const BUSY = 'HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n';

describe('a subscription that is lost', () => {
  it('mends a gap by subscribing anew', async () => {
    const { subscription, asked, messages, gaps, callback } = await subscribeTo((_, count) =>
      accept(`uuid:s${count}`),
    );
    await notify(callback, PUBLISHER, { sid: 'uuid:s1', seq: 0, value: 'a' });
    await notify(callback, PUBLISHER, { sid: 'uuid:s1', seq: 2, value: 'c' });
    await subscription.settled();
    await notify(callback, PUBLISHER, { sid: 'uuid:s3', seq: 0, value: 'all' });
    expect(gaps).toEqual([[1, 2]]);
    expect(asked.map(({ method }) => method)).toEqual(['SUBSCRIBE', 'UNSUBSCRIBE', 'SUBSCRIBE']);
    expect(messages.map(({ properties }) => properties)).toEqual([
      [['ZoneName', 'a']],
      [['ZoneName', 'all']],
    ]);
    await subscription.end();
  });

  it('is renewed in time, and made anew when the publisher no longer knows it', async () => {
    const { subscription, asked, time } = await subscribeTo((_, count) =>
      count === 3 ? REFUSED : accept(`uuid:s${count}`, 'Second-600'),
    );
    expect(time.waits()).toEqual([480]);
    time.pass();
    await subscription.settled();
    time.pass();
    await subscription.settled();
    expect(methods(asked)).toEqual(['SUBSCRIBE', 'SUBSCRIBE uuid:s1', 'SUBSCRIBE uuid:s1', 'SUBSCRIBE']);
    expect(subscription.state).toMatchObject({ kind: 'active', sid: 'uuid:s4' });
    await subscription.end();
    expect(time.waits()).toEqual([]);
  });

  it('waits longer each time for a publisher that went away', async () => {
    const { subscription, time } = await subscribeTo((_, count) =>
      count === 1 ? accept('uuid:s1') : REFUSED,
    );
    const waited: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      waited.push(...time.waits());
      time.pass();
      await subscription.settled();
    }
    expect(waited).toEqual([69_120, 2, 4, 8]);
    await subscription.end();
  });

  it.each([
    ['Second-0', 0.5],
    ['Second-1', 0.8],
    ['Second-4', 3.2],
    ['Second-99999999', 86_400],
    ['infinite', 69_120],
  ])('granted %s it is renewed after %d s', async (timeout, seconds) => {
    const { subscription, time } = await subscribeTo(() => accept('uuid:s1', timeout));
    expect(time.waits()).toEqual([seconds]);
    await subscription.end();
  });

  it('is renewed sooner where that is wanted', async () => {
    const { subscription, time } = await subscribeTo(
      () => accept('uuid:s1'),
      () => {},
      { renewWithinSeconds: 300 },
    );
    expect(time.waits()).toEqual([300]);
    await subscription.end();
  });

  it('is checked when asked to: renewed, or made anew when it was lost', async () => {
    const { subscription, asked, time } = await subscribeTo((_, count) =>
      count === 3 || count === 4 ? REFUSED : accept(`uuid:s${count}`),
    );
    subscription.check();
    await subscription.settled();
    subscription.check();
    await subscription.settled();
    expect([subscription.state, time.waits()]).toEqual([{ kind: 'waiting', mended: 2, granted: true }, [2]]);
    subscription.check();
    await subscription.settled();
    time.pass();
    await subscription.settled();
    expect(methods(asked)).toEqual([
      'SUBSCRIBE',
      'SUBSCRIBE uuid:s1',
      'SUBSCRIBE uuid:s1',
      'SUBSCRIBE',
      'SUBSCRIBE',
      'SUBSCRIBE uuid:s5',
    ]);
    await subscription.end();
  });

  it('is made anew when the receiver wants to start over', async () => {
    const { subscription, asked } = await subscribeTo((_, count) => accept(`uuid:s${count}`));
    subscription.startOver();
    expect(await subscription.settled()).toMatchObject({ kind: 'active', sid: 'uuid:s3' });
    expect(methods(asked)).toEqual(['SUBSCRIBE', 'UNSUBSCRIBE uuid:s1', 'SUBSCRIBE']);
    await subscription.end();
  });

  it.each([
    ['has no room now', () => BUSY],
    ['closes without an answer', () => ''],
  ])('is asked for again by and by where the publisher %s', async (_, no) => {
    const { subscription, asked, time } = await subscribeTo((head, count) =>
      count <= 2 ? no() : accept('uuid:s3'),
    );
    expect([subscription.state, time.waits()]).toEqual([{ kind: 'waiting', mended: 2, granted: false }, [2]]);
    time.pass();
    await subscription.settled();
    expect(time.waits()).toEqual([4]);
    time.pass();
    expect(await subscription.settled()).toMatchObject({ kind: 'active', sid: 'uuid:s3' });
    await subscription.end();
    expect(methods(asked)).toEqual(['SUBSCRIBE', 'SUBSCRIBE', 'SUBSCRIBE', 'UNSUBSCRIBE uuid:s3']);
  });

  it('goes on from the first message when the publisher begins anew under the same SID', async () => {
    const { subscription, asked, messages, gaps, callback } = await subscribeTo(() => accept('uuid:s1'));
    for (const [seq, value] of [
      [0, 'a'],
      [1, 'b'],
      [0, 'all'],
      [1, 'c'],
    ] as const)
      await notify(callback, PUBLISHER, { sid: 'uuid:s1', seq, value });
    expect(messages.map(({ seq, properties }) => [seq, properties[0]?.[1]])).toEqual([
      [0, 'a'],
      [1, 'b'],
      [0, 'all'],
      [1, 'c'],
    ]);
    expect(gaps).toEqual([[2, 0]]);
    await subscription.end();
    expect(methods(asked)).toEqual(['SUBSCRIBE', 'UNSUBSCRIBE uuid:s1']);
  });
});

describe('a receiver of events that throws', () => {
  it('is complained of, misses nothing more, and the subscription can be ended', async () => {
    const { subscription, asked, messages, callback, complaints } = await subscribeTo(
      () => accept('uuid:s1'),
      ({ seq }) => {
        if (seq === 0) throw new Error('a fault of the receiver');
      },
    );
    expect(await notify(callback, PUBLISHER, { sid: 'uuid:s1', seq: 0, value: 'a' })).toBe(200);
    expect(await notify(callback, PUBLISHER, { sid: 'uuid:s1', seq: 1, value: 'b' })).toBe(200);
    await subscription.end();
    expect(messages.map(({ seq }) => seq)).toEqual([0, 1]);
    expect(complaints).toEqual(['a receiver of events failed: Error: a fault of the receiver']);
    expect(methods(asked)).toEqual(['SUBSCRIBE', 'UNSUBSCRIBE uuid:s1']);
  });
});
