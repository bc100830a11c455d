import type { FindingTexts } from '../verdict.ts'

/** Risks that change no result today. */
export const spfRemarkTexts: FindingTexts = {
  spf_lookups_over: {
    what: {
      en: 'Read to its end the record needs more than {most} DNS look-ups.',
      es: 'Leído hasta el final, el registro necesita más de {most} consultas DNS.',
    },
    why: {
      en: 'These senders match early enough; one that matches later, or not at all, gets a permanent error in place of its result.',
      es: 'Estos remitentes coinciden a tiempo; uno que coincida más tarde, o nunca, recibe un error permanente en vez de su resultado.',
    },
    mend: {
      en: 'Remove relays that you no longer use, or write addresses as ip4: and ip6: in place of a and mx.',
      es: 'Elimina los servicios que ya no usas, o escribe las direcciones con ip4: e ip6: en vez de a y mx.',
    },
    source: 'RFC 7208 §4.6.4',
  },
  spf_lookups_near: {
    what: {
      en: 'The record needs {lookups} of the {most} DNS look-ups that are allowed.',
      es: 'El registro necesita {lookups} de las {most} consultas DNS permitidas.',
    },
    why: {
      en: 'A relay that adds an include to its own record can take you over the limit without your doing.',
      es: 'Si un servicio de envío añade un include a su registro, puedes pasar el límite sin haber hecho nada.',
    },
    mend: {
      en: 'Make room before you add another relay: remove what is not used, write fixed addresses as ip4: and ip6:.',
      es: 'Haz sitio antes de añadir otro servicio: elimina lo que no se usa y escribe las direcciones fijas con ip4: e ip6:.',
    },
    source: 'RFC 7208 §4.6.4',
  },
  spf_publish_over: {
    what: {
      en: 'The record below would need more than {most} DNS look-ups.',
      es: 'El registro de abajo necesitaría más de {most} consultas DNS.',
    },
    why: {
      en: 'It names every place you send from, but receivers would stop at the eleventh look-up with a permanent error.',
      es: 'Nombra todos los sitios desde los que envías, pero en la undécima consulta se detendrían con un error permanente.',
    },
    mend: {
      en: 'Before you publish it remove relays that you no longer use, or write addresses as ip4: and ip6: in place of a and mx.',
      es: 'Antes de publicarlo elimina los servicios que ya no usas, o escribe las direcciones con ip4: e ip6: en vez de a y mx.',
    },
    source: 'RFC 7208 §4.6.4',
  },
  spf_voids: {
    what: {
      en: 'Look-ups of the record that find nothing: {voids}. Two are allowed.',
      es: 'Consultas del registro que no encuentran nada: {voids}. Se permiten dos.',
    },
    why: {
      en: 'With the third one receivers stop with a permanent error.',
      es: 'Con la tercera se detienen con un error permanente.',
    },
    mend: {
      en: 'Look in the tree for the terms that found nothing, and remove them or publish their names.',
      es: 'Busca en el árbol los términos que no encontraron nada y elimínalos o publica sus nombres.',
    },
    source: 'RFC 7208 §4.6.4',
  },
  spf_unsure: {
    what: {
      en: 'Nobody could be asked about {terms}; the result does not depend on what it lets pass.',
      es: 'No se pudo consultar {terms}; el resultado no depende de lo que permita.',
    },
    why: {
      en: 'Only if the record it leads to is faulty would receivers come to an error.',
      es: 'Solo si el registro al que lleva tiene un error llegarían a otro resultado.',
    },
    mend: {
      en: 'Check it again once a DNS server can be reached.',
      es: 'Compruébalo otra vez cuando haya un servidor DNS accesible.',
    },
    source: null,
  },
  spf_all_pass: {
    what: {
      en: 'The record ends with +all: everybody may send mail of {domain}.',
      es: 'El registro termina en +all: cualquiera puede enviar correo de {domain}.',
    },
    why: {
      en: 'It invites forgers, and filters hold it against the domain.',
      es: 'Invita a falsificadores y los filtros lo cuentan en contra del dominio.',
    },
    mend: {
      en: 'Name the addresses and relays you send from, and end with ~all.',
      es: 'Nombra las direcciones y servicios desde los que envías y termina con ~all.',
    },
    source: 'RFC 7208 §5.1',
  },
  spf_all_neutral: {
    what: {
      en: 'The record ends with ?all: about everybody else it says nothing.',
      es: 'El registro termina en ?all: de todos los demás no dice nada.',
    },
    why: {
      en: 'It protects {domain} from no forger.',
      es: 'No protege a {domain} de ningún falsificador.',
    },
    mend: {
      en: 'When all places you send from are named, end with ~all.',
      es: 'Cuando estén nombrados todos los sitios desde los que envías, termina con ~all.',
    },
    source: 'RFC 7208 §5.1',
  },
  spf_no_all: {
    what: {
      en: 'The record has neither “all” nor a redirect at its end.',
      es: 'El registro no tiene al final ni «all» ni un redirect.',
    },
    why: {
      en: 'It then ends as ?all does: nobody is refused, and {domain} is protected from no forger.',
      es: 'Termina entonces como ?all: no se rechaza a nadie y {domain} no queda protegido de ningún falsificador.',
    },
    mend: {
      en: 'Add ~all at the end of the record.',
      es: 'Añade ~all al final del registro.',
    },
    source: 'RFC 7208 §4.7',
  },
  spf_redirect_void: {
    what: {
      en: 'The record has both “all” and redirect=, which is then ignored.',
      es: 'El registro tiene «all» y además redirect=, que entonces se ignora.',
    },
    why: {
      en: '“all” matches everybody, so that nothing is left to be redirected.',
      es: '«all» coincide con todos, así que no queda nada que redirigir.',
    },
    mend: {
      en: 'Remove “all” to follow the redirect; or remove the redirect.',
      es: 'Elimina «all» para seguir el redirect; o elimina el redirect.',
    },
    source: 'RFC 7208 §6.1',
  },
  spf_behind_all: {
    what: {
      en: '“{term}” stands behind “all” and is never looked at.',
      es: '«{term}» está detrás de «all» y nunca se mira.',
    },
    why: {
      en: 'Terms are read from the left, and “all” matches everybody.',
      es: 'Los términos se leen de izquierda a derecha y «all» coincide con todos.',
    },
    mend: {
      en: 'Move “{term}” before “all”, or remove it.',
      es: 'Pon «{term}» antes de «all», o elimínalo.',
    },
    source: 'RFC 7208 §5.1',
  },
  spf_ptr: {
    what: {
      en: 'The record uses “ptr”, which should not be used any more.',
      es: 'El registro usa «ptr», que ya no debe usarse.',
    },
    why: {
      en: 'It is slow and unreliable, and some receivers skip it or hold it against {domain}.',
      es: 'Es lento y poco fiable, y algunos servidores lo omiten o lo cuentan en contra de {domain}.',
    },
    mend: {
      en: 'Write the addresses as ip4: and ip6:, or their names as a:.',
      es: 'Escribe las direcciones con ip4: e ip6:, o sus nombres con a:.',
    },
    source: 'RFC 7208 §5.5',
  },
  spf_equals: {
    what: {
      en: '“{term}” is ignored: with an equals sign it is an unknown modifier.',
      es: '«{term}» se ignora: con signo igual es un modificador desconocido.',
    },
    why: {
      en: 'Mechanisms take a colon; nobody tells you that the term does nothing.',
      es: 'Los mecanismos llevan dos puntos; nadie avisa de que el término no hace nada.',
    },
    mend: {
      en: 'Write {name}: in place of {name}=.',
      es: 'Escribe {name}: en lugar de {name}=.',
    },
    source: 'RFC 7208 §6',
  },
  spf_long: {
    what: {
      en: 'The record has {bytes} bytes; up to {most} fit into a plain DNS answer.',
      es: 'El registro tiene {bytes} bytes; en una respuesta DNS sencilla caben hasta {most}.',
    },
    why: {
      en: 'Longer answers need TCP, which some firewalls block; SPF then fails by chance.',
      es: 'Las respuestas más largas necesitan TCP, que algunos cortafuegos bloquean; entonces SPF falla al azar.',
    },
    mend: {
      en: 'Shorten it: move addresses into a record of their own, such as _spf.{domain}, and include that.',
      es: 'Acórtalo: pasa las direcciones a un registro propio, como _spf.{domain}, e inclúyelo.',
    },
    source: 'RFC 7208 §3.4',
  },
}
