import { expect, it } from 'vitest';
import { LOCAL_API_COMMANDS, localApiCommand, localApiEventScope } from './local-api.ts';

const names = LOCAL_API_COMMANDS.map(({ namespace, command }) => `${namespace}.${command}`);

it('names each command once, and each way over REST once', () => {
  const routes = LOCAL_API_COMMANDS.flatMap(({ scope, rest }) =>
    rest ? [`${scope} ${rest.method} ${rest.path}`] : [],
  );
  expect([new Set(names).size, new Set(routes).size]).toEqual([names.length, routes.length]);
});

it('holds nothing that changes a thing among what only reads', () => {
  const reads = LOCAL_API_COMMANDS.filter(({ risk }) => risk === 'read').map(({ command }) => command);
  expect(reads.filter((command) => !command.startsWith('get'))).toEqual([]);
});

it('has subscriptions where a namespace has events', () => {
  expect([
    localApiCommand('groupVolume', 'subscribe')?.scope,
    localApiCommand('playbackSession', 'subscribe'),
    localApiEventScope('toString'),
  ]).toEqual(['group', undefined, undefined]);
});

it.each([
  ['playback', 'loadLineIn', 'grouping'],
  ['groups', 'createGroup', 'grouping'],
  ['favorites', 'loadFavorite', 'queue'],
  ['audioClip', 'loadAudioClip', 'playback'],
  ['groupVolume', 'setMute', 'volume'],
  ['settings', 'setPlayerSettings', 'system'],
])('%s.%s is of class %s', (namespace, command, risk) => {
  expect(localApiCommand(namespace, command)?.risk).toBe(risk);
});
