/** Calls the program's own listeners: one that throws is its program's fault, and costs the connection nothing. */

/** An error surfaces as an uncaught one, as it does from any event listener, after our own work is done. */
export function guarded<Event>(listener: (event: Event) => void, event: Event): void {
  try {
    listener(event);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
