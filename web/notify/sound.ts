let context: AudioContext | undefined

/** Two soft tones, a fifth apart. Browsers play nothing before the first click into the page. */
export async function playTone(): Promise<void> {
  context ??= new AudioContext()
  await context.resume()
  const start = context.currentTime
  tone(context, 659.3, start)
  tone(context, 987.8, start + 0.09)
}

function tone(on: AudioContext, frequency: number, start: number): void {
  const oscillator = on.createOscillator()
  const gain = on.createGain()
  oscillator.frequency.value = frequency
  gain.gain.setValueAtTime(0, start)
  gain.gain.linearRampToValueAtTime(0.12, start + 0.01)
  gain.gain.exponentialRampToValueAtTime(0.001, start + 0.28)
  oscillator.connect(gain).connect(on.destination)
  oscillator.start(start)
  oscillator.stop(start + 0.3)
}
