import { textOf } from '../json.ts';
import type { GroupCall } from '../namespace.ts';
import type { Step } from '../perform.ts';

export const PLAY: Step = { service: 'AVTransport', action: 'Play', args: { Speed: '1' } };

interface Loadable {
  readonly uri: string;
  readonly metaData?: string;
  readonly resourceMetaData?: string;
}

/** Puts items into the queue as `action` asks: REPLACE empties it first, APPEND is the default, INSERT_NEXT is next. */
export function enqueue(call: GroupCall, items: readonly Loadable[]): readonly Step[] {
  const action = textOf(call.body, 'action') ?? 'APPEND';
  const clear: readonly Step[] =
    action === 'REPLACE' ? [{ service: 'AVTransport', action: 'RemoveAllTracksFromQueue' }] : [];
  const next = action.startsWith('INSERT') ? '1' : '0';
  return [
    ...clear,
    ...items.map(
      (item): Step => ({
        service: 'AVTransport',
        action: 'AddURIToQueue',
        args: {
          EnqueuedURI: item.uri,
          EnqueuedURIMetaData: item.resourceMetaData ?? item.metaData ?? '',
          DesiredFirstTrackNumberEnqueued: '0',
          EnqueueAsNext: next,
        },
      }),
    ),
  ];
}

/** Points the transport at the player's own queue, and plays when asked. */
export const playFromQueue = ({ player }: GroupCall, play: boolean): readonly Step[] => [
  {
    service: 'AVTransport',
    action: 'SetAVTransportURI',
    args: { CurrentURI: `x-rincon-queue:${player.id}#0`, CurrentURIMetaData: '' },
  },
  ...(play ? [PLAY] : []),
];
