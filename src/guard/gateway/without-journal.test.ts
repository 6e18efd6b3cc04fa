import { describe, expect, it } from 'vitest';
import type { ActionKind, GuardedAction } from '../policy/access-request.ts';
import type { RiskClass } from '../../catalog/risk.ts';
import type { SoapArguments } from '../../wire/soap/names.ts';
import type { Decision } from '../policy/decision.ts';
import type { Understood } from '../request/understood.ts';
import { withoutJournal } from './without-journal.ts';

const PERMIT: Decision = { effect: 'permit', reasons: [{ id: 'permitted-by-rule' }] };

const action = (kind: ActionKind, id: string, riskClass: RiskClass): GuardedAction => ({
  kind,
  id,
  riskClass,
});

function call(id: string, riskClass: RiskClass, args: SoapArguments = []): Understood {
  const [service = '', name = ''] = id.split('.');
  const about = { service, name, serviceType: '', controlPath: '', places: [] };
  return { kind: 'call', action: action('soap', id, riskClass), arguments: args, ...about };
}

const page = (riskClass: RiskClass): Understood => ({
  kind: 'page',
  action: action('page', 'page./x', riskClass),
  method: 'GET',
  target: '/x',
  places: [],
});

const subscription: Understood = {
  kind: 'subscribe',
  action: action('event', 'event.AVTransport', 'read'),
  service: { name: 'AVTransport', eventPath: '', subscribable: true },
  request: { kind: 'renew', sid: 'uuid:1' },
};

describe('without a journal', () => {
  it.each<[string, Understood]>([
    ['a read', call('RenderingControl.GetVolume', 'read')],
    ['a page that is read', page('read')],
    ['a subscription', subscription],
    ['pause', call('AVTransport.Pause', 'playback')],
    ['stop', call('AVTransport.Stop', 'playback')],
    ['muting', call('RenderingControl.SetMute', 'volume', [['DesiredMute', '1']])],
    ['muting a group', call('GroupRenderingControl.SetGroupMute', 'volume', [['DesiredMute', '1']])],
    ['turning down', call('RenderingControl.SetRelativeVolume', 'volume', [['Adjustment', '-5']])],
  ])('%s stays possible', (_, understood) =>
    expect(withoutJournal(PERMIT, understood)).toEqual({
      effect: 'permit',
      reasons: [{ id: 'permitted-while-journal-fails' }],
    }),
  );

  it.each<[string, Understood]>([
    ['play', call('AVTransport.Play', 'playback')],
    ['a volume, which may be louder', call('RenderingControl.SetVolume', 'volume', [['DesiredVolume', '0']])],
    ['turning up', call('RenderingControl.SetRelativeVolume', 'volume', [['Adjustment', '5']])],
    ['turning by nothing', call('RenderingControl.SetRelativeVolume', 'volume', [['Adjustment', '0']])],
    ['a volume that is missing', call('RenderingControl.SetRelativeVolume', 'volume')],
    ['unmuting', call('RenderingControl.SetMute', 'volume', [['DesiredMute', '0']])],
    ['unmuting a group', call('GroupRenderingControl.SetGroupMute', 'volume', [['DesiredMute', '0']])],
    ['an action that only sounds like pause', call('Other.Pause', 'playback')],
    ['a page that does something', page('system')],
  ])('%s is refused', (_, understood) =>
    expect(withoutJournal(PERMIT, understood)).toEqual({
      effect: 'forbid',
      reasons: [{ id: 'journal-failed' }],
    }),
  );

  it('what a rule forbids stays forbidden for its own reason', () => {
    const forbid: Decision = { effect: 'forbid', reasons: [{ id: 'quiet-hours' }] };
    expect(withoutJournal(forbid, page('read'))).toEqual(forbid);
  });
});
