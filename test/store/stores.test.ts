import { sqlite } from '../../server/store/sqlite/engine.ts'
import { keepsTheContract } from './contract.ts'

keepsTheContract(sqlite)
