/** A service description, SCPD (UDA 2.0 §2.5). */
export interface ServiceDescription {
  readonly actions: readonly ActionDescription[];
  readonly stateVariables: readonly StateVariable[];
}

export interface ActionDescription {
  readonly name: string;
  /** In the order in which they travel. */
  readonly arguments: readonly ArgumentDescription[];
}

export interface ArgumentDescription {
  readonly name: string;
  readonly direction: 'in' | 'out';
  /** Name of a state variable of the same service; it gives the argument its type. */
  readonly relatedStateVariable: string;
  readonly retval?: true;
}

export interface StateVariable extends ValueType {
  readonly name: string;
  readonly sendEvents: boolean;
  readonly defaultValue?: string;
}

/** What a value must be. `dataType` is one of the names of UDA 2.0 §2.5, checked when a value is. */
export interface ValueType {
  readonly dataType: string;
  readonly allowedValues?: readonly string[];
  readonly range?: AllowedRange;
}

export interface AllowedRange {
  readonly minimum: number;
  readonly maximum: number;
  readonly step?: number;
}
