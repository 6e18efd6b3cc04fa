import alarmClock from './services/AlarmClock.json' with { type: 'json' };
import audioIn from './services/AudioIn.json' with { type: 'json' };
import avTransport from './services/AVTransport.json' with { type: 'json' };
import connectionManager from './services/ConnectionManager.json' with { type: 'json' };
import contentDirectory from './services/ContentDirectory.json' with { type: 'json' };
import deviceProperties from './services/DeviceProperties.json' with { type: 'json' };
import groupManagement from './services/GroupManagement.json' with { type: 'json' };
import groupRenderingControl from './services/GroupRenderingControl.json' with { type: 'json' };
import htControl from './services/HTControl.json' with { type: 'json' };
import musicServices from './services/MusicServices.json' with { type: 'json' };
import qPlay from './services/QPlay.json' with { type: 'json' };
import queue from './services/Queue.json' with { type: 'json' };
import renderingControl from './services/RenderingControl.json' with { type: 'json' };
import systemProperties from './services/SystemProperties.json' with { type: 'json' };
import virtualLineIn from './services/VirtualLineIn.json' with { type: 'json' };
import zoneGroupTopology from './services/ZoneGroupTopology.json' with { type: 'json' };
import { oneOf } from './narrow.ts';
import { confidence } from './provenance.ts';
import { riskClass, riskRule } from './risk.ts';
import type {
  ActionFacts,
  ArgumentFacts,
  FormerAction,
  OlderForm,
  ServiceFacts,
  StateVariableFacts,
} from './service-facts.ts';
import type {
  ActionFile,
  ArgumentFile,
  FormerFile,
  OlderFormFile,
  RangeFile,
  ServiceFile,
  VariableFile,
} from './service-json.ts';
import { line } from './version-lines.ts';

/** In the order of a player's description: root device, MediaServer, MediaRenderer. */
const FILES: readonly ServiceFile[] = [
  alarmClock,
  musicServices,
  audioIn,
  deviceProperties,
  systemProperties,
  zoneGroupTopology,
  groupManagement,
  qPlay,
  htControl,
  contentDirectory,
  renderingControl,
  connectionManager,
  avTransport,
  queue,
  groupRenderingControl,
  virtualLineIn,
];

const place = oneOf(['root', 'MediaServer', 'MediaRenderer']);
const carrier = oneOf(['every-player', 'line-in', 'home-theatre']);
const direction = oneOf(['in', 'out']);
const generation = oneOf([1, 2]);

export const loadServices = (): readonly ServiceFacts[] => FILES.map(toService);

const toService = ({ alsoAt, ...file }: ServiceFile): ServiceFacts => ({
  ...file,
  device: place(file.device),
  ...(alsoAt ? { alsoAt: { ...alsoAt, device: place(alsoAt.device) } } : {}),
  carriedBy: carrier(file.carriedBy),
  confidence: confidence(file.confidence),
  stateVariables: file.stateVariables.map(toVariable),
  actions: file.actions.map(toAction),
  formerActions: file.formerActions.map(toFormer),
});

const toRanges = (ranges: readonly RangeFile[]) =>
  ranges.map((range) => ({ ...range, line: line(range.line) }));

const toVariable = ({
  allowedValues,
  defaultValue,
  range,
  builds,
  ...file
}: VariableFile): StateVariableFacts => ({
  ...file,
  ...(allowedValues ? { allowedValues } : {}),
  ...(defaultValue === undefined ? {} : { defaultValue }),
  ...(range ? { range } : {}),
  ...(builds ? { builds: toRanges(builds) } : {}),
});

const toArguments = (list: readonly ArgumentFile[]): readonly ArgumentFacts[] =>
  list.map((argument) => ({ ...argument, direction: direction(argument.direction) }));

const toFormer = ({ facts, ...file }: FormerFile): FormerAction => ({
  ...file,
  ...(facts ? { facts: toAction(facts) } : {}),
});

const toForm = (form: OlderFormFile): OlderForm => ({
  builds: toRanges(form.builds),
  arguments: toArguments(form.arguments),
});

const toAction = ({
  olderForms,
  builds,
  placeArguments,
  withoutPlace,
  ...file
}: ActionFile): ActionFacts => ({
  ...file,
  risk: riskClass(file.risk),
  rule: riskRule(file.rule),
  ...(placeArguments ? { placeArguments } : {}),
  ...(withoutPlace ? { withoutPlace: riskClass(withoutPlace) } : {}),
  arguments: toArguments(file.arguments),
  ...(olderForms ? { olderForms: olderForms.map(toForm) } : {}),
  ...(builds ? { builds: toRanges(builds) } : {}),
  generations: file.generations.map(generation),
  confidence: confidence(file.confidence),
});
