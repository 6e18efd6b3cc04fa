import { expect, it } from 'vitest';
import { stageFor } from '../../rig/act.ts';
import { samplePlayer } from '../../rig/sample.ts';
import { eventedTransport } from '../av-transport/evented.ts';
import { queueService } from './model.ts';

const ID = 'RINCON_000E58A0000101400';

const stage = () => {
  const player = samplePlayer({
    id: ID,
    queue: { updateId: 2, tracks: [] },
    ownedQueues: [{ id: 1, owner: 'me', context: '', policy: '', updateId: 0, tracks: [] }],
  });
  return { ...stageFor(queueService, [player]), player };
};

const ADDED = { EnqueuedURI: 'x-sonos-http:z.mp3', EnqueuedURIMetaData: '<DIDL-Lite/>' };
const addTo = (QueueID: string) => ({
  ...ADDED,
  QueueID,
  UpdateID: '0',
  DesiredFirstTrackNumberEnqueued: '0',
  EnqueueAsNext: '0',
});

// The form of svrooij/node-sonos-ts queue.service.test.ts:32
it('each queue is told by its number', () => {
  const { player, ...one } = stage();
  one.act('AddURI', addTo('1'));
  expect(queueService.evented?.(one.world, player)).toEqual({
    kind: 'last-change',
    namespace: 'urn:schemas-sonos-com:metadata-1-0/Queue/',
    instance: 'QueueID',
    variables: [
      { instance: 0, name: 'UpdateID', value: '2' },
      { instance: 0, name: 'Curated', value: '0' },
      { instance: 0, name: 'QueueOwnerID', value: '' },
      { instance: 1, name: 'UpdateID', value: '1' },
      { instance: 1, name: 'Curated', value: '0' },
      { instance: 1, name: 'QueueOwnerID', value: 'me' },
    ],
  });
});

it.each(['0', '1'])('what was put into queue %s is told when it plays, and not of the other', (queueId) => {
  const { player, ...one } = stage();
  one.act('AddURI', addTo(queueId));
  const enqueued = (played: string) => {
    player.transport.uri = `x-rincon-queue:${ID}#${played}`;
    const event = eventedTransport(one.world, player);
    const variables = event.kind === 'last-change' ? event.variables : [];
    return variables.filter(({ name }) => name.startsWith('r:Enqueued')).map(({ value }) => value);
  };
  expect(enqueued(queueId)).toEqual([ADDED.EnqueuedURI, ADDED.EnqueuedURIMetaData]);
  expect(enqueued(queueId === '0' ? '1' : '0')).toEqual(['', '']);
});
