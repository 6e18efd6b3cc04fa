import { describe, expect, it } from 'vitest';
import { addressesOf } from './addresses.ts';
import { writeAnswer } from './answer.ts';
import { CallAnswers } from './call-answers.ts';

const answerOf = (volume: number) => ({
  status: 200,
  reason: 'OK',
  headers: [],
  body: Buffer.from(
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' +
      '<u:GetVolumeResponse xmlns:u="urn:schemas-upnp-org:service:RenderingControl:1">' +
      `<CurrentVolume>${volume}</CurrentVolume></u:GetVolumeResponse></s:Body></s:Envelope>`,
  ),
});

const answers = (): CallAnswers => new CallAnswers(addressesOf([]));

describe('what a player answers to a call', () => {
  it('is one object for those who share the answer', () => {
    const [told, shared] = [answers(), answerOf(20)];
    const first = told.of(shared, 'GetVolume');
    expect([first.status, first.isShared]).toEqual([200, true]);
    expect(first.body).toContain('<CurrentVolume>20</CurrentVolume>');
    expect(told.of(shared, 'GetVolume')).toBe(first);
  });

  it('is another for another answer', () => {
    const told = answers();
    told.of(answerOf(20), 'GetVolume');
    expect(told.of(answerOf(21), 'GetVolume').body).toContain('<CurrentVolume>21</CurrentVolume>');
  });

  it('is none to another action, though it is the same object', () => {
    const [told, shared] = [answers(), answerOf(20)];
    told.of(shared, 'GetVolume');
    expect(told.of(shared, 'GetMute').status).toBe(500);
  });
});

describe('the bytes of a shared answer', () => {
  it('are written once for connections that go on, and tell when one ends', () => {
    const answer = answers().of(answerOf(20), 'GetVolume');
    const kept = writeAnswer(answer, { close: false });
    expect(writeAnswer(answer, { close: false })).toBe(kept);
    expect(Buffer.from(kept).toString()).toContain('\r\nCONNECTION: keep-alive\r\n');
    expect(Buffer.from(writeAnswer(answer, { close: true })).toString()).toContain(
      '\r\nCONNECTION: close\r\n',
    );
  });
});
