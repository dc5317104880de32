// What the scripts beside this one share: where the sandbox is, and its control API.

export const address = process.env.SANDBOX_ADDRESS;
export const token = process.env.SANDBOX_TOKEN;

export async function control(action, parameters, verb = "POST") {
  const answer = await fetch(`${process.env.SANDBOX_CONTROL}/${action}`, {
    method: verb,
    headers: { "content-type": "application/json" },
    body: verb === "POST" ? JSON.stringify(parameters) : undefined,
  });
  const body = await answer.json();
  if (!body.ok) throw new Error(`${action}: ${body.description}`);
  return body.result;
}

// Waits for something that happens in its own time, and says what when it does not.
export async function until(what, look, seconds = 10) {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`never happened: ${what}`);
}
