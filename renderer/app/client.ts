/**
 * The contract, as the screens call it: over `/rpc` in a browser, over a MessagePort in the window. Nothing else leaves
 * the renderer.
 */
import { type ClientContext, type ClientLink, createORPCClient } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Contract } from '../../shared/contract/index.ts';
import { PORT_MESSAGE } from '../../shared/window-shell.ts';
import { noteCommands } from './made.ts';

export type Client = ContractRouterClient<Contract>;
type Link = ClientLink<ClientContext>;

/** Over a port that the window's shell gives, and gives anew when the core was started again. */
class WindowLink implements Link {
  #link: Promise<PortLink<ClientContext>>;
  #arrived: (link: PortLink<ClientContext>) => void = () => undefined;

  constructor() {
    this.#link = this.#await();
    window.addEventListener('message', (event) => {
      const [port] = event.ports;
      if (event.source !== window || event.data !== PORT_MESSAGE || !port) return;
      const link = new PortLink<ClientContext>({ port, ...noteCommands });
      port.start();
      this.#link = Promise.resolve(link);
      this.#arrived(link);
    });
    globalThis.bulkhead?.connect();
  }

  /** The old port leads nowhere any more. */
  reconnect(): void {
    this.#link = this.#await();
    globalThis.bulkhead?.connect();
  }

  async call(...args: Parameters<Link['call']>): Promise<unknown> {
    return (await this.#link).call(...args);
  }

  #await(): Promise<PortLink<ClientContext>> {
    return new Promise((resolve) => {
      this.#arrived = resolve;
    });
  }
}

const windowLink = globalThis.bulkhead ? new WindowLink() : null;

/** After the window's core was started again. */
export function reconnect(): void {
  windowLink?.reconnect();
}

const link: Link =
  windowLink ?? new HttpLink({ url: new URL('/rpc', window.location.origin).href, ...noteCommands });

/** Calls a procedure: `client.entry.register({account})`. */
export const client: Client = createORPCClient(link);

/** Query and mutation options for TanStack Query: `useQuery(api.entity.list.queryOptions())`. */
export const api = createTanstackQueryUtils(client);
