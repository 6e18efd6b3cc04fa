import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { childOf, childrenOf, textOf } from '../../wire/xml/element.ts';
import { readXml } from '../../wire/xml/read.ts';

const refuse = refuser('scpd');
const MAX_ACTIONS = 300;

/**
 * The names of the actions in a service description (UDA 2.0 §2.5), and nothing else of it. The strict reader of `wire`
 * refuses what real players serve (Queue describes one state variable twice, recorded on S13); to list what stands open
 * the names are enough, and no value is judged by them.
 */
export function actionNamesIn(body: Uint8Array): Parsed<readonly string[]> {
  const root = readXml(body);
  if (!root.ok) return root;
  const list = childOf(root.value, 'actionList');
  if (root.value.local !== 'scpd') return refuse('malformed', 'the root is no service description');
  const names = (list ? childrenOf(list, 'action') : []).map((action) => {
    const name = childOf(action, 'name');
    return name ? textOf(name).trim() : '';
  });
  if (names.length > MAX_ACTIONS) return refuse('limit', `there are more than ${MAX_ACTIONS} actions`);
  if (names.some((name) => !/^[A-Za-z_][\w.-]{0,127}$/.test(name)))
    return refuse('malformed', 'the name of an action is none');
  return ok(names);
}
