/** The parts of a browser that the index uses, so that nothing else in the project depends on one. Types only. */

export interface Node {
  hidden: boolean;
  value: string;
  textContent: string | null;
  readonly children: ArrayLike<Node>;
  append(...nodes: Node[]): void;
  remove(): void;
  focus(): void;
  click(): void;
  querySelector(selector: string): Node | null;
  setAttribute(name: string, value: string): void;
  addEventListener(type: string, listener: (event: Event) => void): void;
}

export interface Event {
  readonly key?: string;
  readonly target: unknown;
  readonly ctrlKey?: boolean;
  readonly metaKey?: boolean;
  readonly altKey?: boolean;
  preventDefault(): void;
}

export interface Browser {
  readonly document: {
    readonly activeElement: unknown;
    readonly head: Node;
    getElementById(id: string): Node | null;
    createElement(name: string): Node;
    createDocumentFragment(): Node;
    addEventListener(type: string, listener: (event: Event) => void): void;
  };
  readonly location: { readonly search: string; readonly pathname: string; readonly hash: string };
  readonly history: { replaceState(state: null, title: string, address: string): void };
  addEventListener(type: string, listener: (event: Event) => void): void;
}
