import type { Decision } from '../policy/decision.ts';
import type { Understood, UnderstoodCommand } from '../request/understood.ts';

/** What only makes it quieter. */
const QUIETER: readonly string[] = [
  'AVTransport.Pause',
  'AVTransport.Stop',
  'local-api.playback.pause',
  'local-api.playerVolume.duck',
  'local-api.audioClip.cancelAudioClip',
];

export const PERMITTED_WITHOUT_JOURNAL: Decision = {
  effect: 'permit',
  reasons: [{ id: 'permitted-while-journal-fails' }],
};

/**
 * What stays possible while the journal cannot be written: reading, pausing, stopping and turning down. Everything else is
 * refused, for nobody could tell afterwards who did it. Of a request that does not say by itself that it turns down, the
 * player has to be asked (`ruling.ts`).
 */
export function withoutJournal(decision: Decision, understood: Understood): Decision {
  if (decision.effect === 'forbid') return decision;
  return isBearable(understood)
    ? PERMITTED_WITHOUT_JOURNAL
    : { effect: 'forbid', reasons: [{ id: 'journal-failed' }] };
}

function isBearable(understood: Understood): boolean {
  const { action } = understood;
  if (action.riskClass === 'read' || QUIETER.includes(action.id)) return true;
  if (understood.kind === 'command') return commandTurnsDown(understood);
  return understood.kind === 'call' && turnsDown(action.id, understood.arguments);
}

function commandTurnsDown({ namespace, command, body }: UnderstoodCommand): boolean {
  if (command === 'setMute') return body['muted'] === true;
  const delta = body['volumeDelta'];
  return namespace === 'playerVolume' && command === 'setRelativeVolume' && Number(delta) < 0;
}

function turnsDown(id: string, args: readonly (readonly [name: string, value: string])[]): boolean {
  const value = (name: string): string | undefined => args.find(([argument]) => argument === name)?.[1];
  if (id === 'RenderingControl.SetMute') return value('DesiredMute') === '1';
  if (id === 'GroupRenderingControl.SetGroupMute') return value('DesiredMute') === '1';
  return id === 'RenderingControl.SetRelativeVolume' && Number(value('Adjustment')) < 0;
}
