import type { Unit } from './calendar.ts'

/** Words for times, in English and Spanish, without accents. */

/** Days from today. */
export const dayNames = new Map([
  ['today', 0],
  ['hoy', 0],
  ['yesterday', -1],
  ['ayer', -1],
  ['anteayer', -2],
  ['tomorrow', 1],
  ['manana', 1],
])

export const nowNames = ['now', 'ahora']

/** By the number that JavaScript gives to weekdays. `mar` is March, marzo: no Tuesday. */
const weekdays = [
  'sunday sun domingo dom',
  'monday mon lunes lun',
  'tuesday tues tue martes',
  'wednesday wed miercoles mie',
  'thursday thurs thur thu jueves jue',
  'friday fri viernes vie',
  'saturday sat sabado sab',
]

const months = [
  'january jan enero ene',
  'february feb febrero',
  'march mar marzo',
  'april apr abril abr',
  'may mayo',
  'june jun junio',
  'july jul julio',
  'august aug agosto ago',
  'september sept sep septiembre setiembre',
  'october oct octubre',
  'november nov noviembre',
  'december dec diciembre dic',
]

export const weekdayNames = numbered(weekdays)
/** From 0, as JavaScript counts. */
export const monthNames = numbered(months)

export const unitNames = new Map<string, Unit>([
  ...named('second', 's sec secs second seconds seg segundo segundos'),
  ...named('minute', 'm min mins minute minutes minuto minutos'),
  ...named('hour', 'h hr hrs hour hours hora horas'),
  ...named('day', 'd day days dia dias'),
  ...named('week', 'w wk week weeks sem semana semanas'),
  ...named('month', 'mo month months mes meses'),
  ...named('year', 'y yr year years a ano anos'),
])

function numbered(rows: string[]): Map<string, number> {
  return new Map(
    rows.flatMap((row, at) => row.split(' ').map((name): [string, number] => [name, at])),
  )
}

function named(unit: Unit, names: string): [string, Unit][] {
  return names.split(' ').map((name) => [name, unit])
}
