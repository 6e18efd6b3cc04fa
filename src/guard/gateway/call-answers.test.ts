import { describe, expect, it } from 'vitest';
import { NOTHING_PERSONAL, SEES_EVERYTHING } from '../redact/sight.ts';
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
    const first = told.of(shared, 'GetVolume', SEES_EVERYTHING);
    expect([first.status, first.isShared]).toEqual([200, true]);
    expect(first.body).toContain('<CurrentVolume>20</CurrentVolume>');
    expect(told.of(shared, 'GetVolume', SEES_EVERYTHING)).toBe(first);
  });

  it('is another for another answer', () => {
    const told = answers();
    told.of(answerOf(20), 'GetVolume', SEES_EVERYTHING);
    expect(told.of(answerOf(21), 'GetVolume', SEES_EVERYTHING).body).toContain(
      '<CurrentVolume>21</CurrentVolume>',
    );
  });

  it('is another for whoever may see less, though it is the same object', () => {
    const told = answers();
    const shared = {
      ...answerOf(20),
      body: Buffer.from(
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' +
          '<u:GetZoneInfoResponse xmlns:u="urn:schemas-upnp-org:service:DeviceProperties:1">' +
          '<SerialNumber>00-0E-58-A0-37-01:7</SerialNumber></u:GetZoneInfoResponse></s:Body></s:Envelope>',
      ),
    };
    expect(told.of(shared, 'GetZoneInfo', SEES_EVERYTHING).body).toContain('00-0E-58-A0-37-01:7');
    expect(told.of(shared, 'GetZoneInfo', NOTHING_PERSONAL).body).not.toContain('00-0E-58-A0-37-01');
    expect(told.of(shared, 'GetZoneInfo', SEES_EVERYTHING).body).toContain('00-0E-58-A0-37-01:7');
  });

  it('is none to another action, though it is the same object', () => {
    const [told, shared] = [answers(), answerOf(20)];
    told.of(shared, 'GetVolume', SEES_EVERYTHING);
    expect(told.of(shared, 'GetMute', SEES_EVERYTHING).status).toBe(500);
  });
});

describe('the bytes of a shared answer', () => {
  it('are written once for connections that go on, and tell when one ends', () => {
    const answer = answers().of(answerOf(20), 'GetVolume', SEES_EVERYTHING);
    const kept = writeAnswer(answer, { close: false });
    expect(writeAnswer(answer, { close: false })).toBe(kept);
    expect(Buffer.from(kept).toString()).toContain('\r\nCONNECTION: keep-alive\r\n');
    expect(Buffer.from(writeAnswer(answer, { close: true })).toString()).toContain(
      '\r\nCONNECTION: close\r\n',
    );
  });
});
