import { expect, it } from 'vitest';
import { connected } from '../../rig/local-api.ts';

const HEADER = { namespace: 'playbackSession:1', groupId: 'RINCON_000E58A0000101400:1' };
const APP = { appId: 'com.example.app', appContext: 'one' };

const sessionIn = (frame: unknown): string => {
  const body: unknown = Array.isArray(frame) ? frame[1] : undefined;
  return String(Object(body).sessionId);
};

it('an app makes a session and lets a stream play', () => {
  const { say, acted } = connected();
  const [made] = say({ ...HEADER, command: 'createSession' }, APP);
  expect(made).toMatchObject([
    { success: true },
    { _objectType: 'sessionStatus', sessionState: 'SESSION_STATE_CONNECTED', sessionCreated: true },
  ]);
  const header = { namespace: 'playbackSession:1', command: 'loadStreamUrl', sessionId: sessionIn(made) };
  say(header, { streamUrl: 'http://192.0.2.9/live', playOnCompletion: true });
  expect(acted).toEqual([
    'Kitchen AVTransport SetAVTransportURI {"InstanceID":"0","CurrentURI":"x-rincon-mp3radio://192.0.2.9/live","CurrentURIMetaData":""}',
    'Kitchen AVTransport Play {"InstanceID":"0","Speed":"1"}',
  ]);
});

it('the same app and context meet in one session; suspended it is gone', () => {
  const { say } = connected();
  const [first] = say({ ...HEADER, command: 'joinOrCreateSession' }, APP);
  const sessionId = sessionIn(first);
  const [second] = say({ ...HEADER, command: 'joinOrCreateSession' }, APP);
  expect(second).toMatchObject([{}, { sessionId, sessionCreated: false }]);
  say({ namespace: 'playbackSession:1', command: 'suspend', sessionId });
  expect(say({ ...HEADER, command: 'joinSession' }, APP)[0]).toMatchObject([{ success: false }, {}]);
});

it.each([
  [{ sessionId: 'other' }, { streamUrl: 'http://192.0.2.9/' }, 'ERROR_INVALID_OBJECT_ID'],
  [{}, { streamUrl: 'http://192.0.2.9/' }, 'ERROR_MISSING_PARAMETERS'],
])('refuses loadStreamUrl with %j', (header, body, errorCode) => {
  const { say, acted } = connected();
  const [reply] = say({ namespace: 'playbackSession:1', command: 'loadStreamUrl', ...header }, body);
  expect(reply).toMatchObject([{ success: false }, { errorCode }]);
  expect(acted).toEqual([]);
});

it('takes web addresses only', () => {
  const { say } = connected();
  const [made] = say({ ...HEADER, command: 'createSession' }, APP);
  const header = { namespace: 'playbackSession:1', command: 'loadStreamUrl', sessionId: sessionIn(made) };
  expect(say(header, { streamUrl: 'x-file-cifs://nas/a' })[0]).toMatchObject([
    {},
    { errorCode: 'ERROR_INVALID_PARAMETER' },
  ]);
});

it('a cloud queue is fetched from its own server', () => {
  const { say, world, acted } = connected();
  const fetched: string[] = [];
  Object.assign(world.media, { start: (_name: string, uri: string) => void fetched.push(uri) });
  const [made] = say({ ...HEADER, command: 'createSession' }, APP);
  const header = { namespace: 'playbackSession:1', command: 'loadCloudQueue', sessionId: sessionIn(made) };
  expect(say(header, { queueBaseUrl: 'http://192.0.2.9/queue/' })[0]).toMatchObject([{ success: true }, {}]);
  expect(say(header, { queueBaseUrl: 'file:///etc' })[0]).toMatchObject([
    {},
    { errorCode: 'ERROR_INVALID_PARAMETER' },
  ]);
  expect([fetched, acted]).toEqual([['http://192.0.2.9/queue/context'], []]);
});
