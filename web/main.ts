import { mount } from 'svelte'
import App from './App.svelte'
import { renewAfterUpgrade } from './shell/renewal.ts'
import './styles/base.css'

const target = document.getElementById('app')
if (!target) throw new Error('the page has no #app')

renewAfterUpgrade(window)
mount(App, { target })
