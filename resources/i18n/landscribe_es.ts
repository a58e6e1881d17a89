<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
  <context>
    <name>Landscribe</name>
    <message>
      <source> GB</source>
      <translation> GB</translation>
    </message>
    <message>
      <source> and </source>
      <translation> y </translation>
    </message>
    <message>
      <source> m</source>
      <translation> m</translation>
    </message>
    <message>
      <source> m²</source>
      <translation> m²</translation>
    </message>
    <message>
      <source>&amp;Back</source>
      <translation>A&amp;trás</translation>
    </message>
    <message>
      <source>&amp;Before</source>
      <translation>A&amp;ntes</translation>
    </message>
    <message>
      <source>&amp;Beside the project</source>
      <translation>&amp;Junto al proyecto</translation>
    </message>
    <message>
      <source>&amp;Cancel</source>
      <translation>Ca&amp;ncelar</translation>
    </message>
    <message>
      <source>&amp;Classes</source>
      <translation>&amp;Clases</translation>
    </message>
    <message>
      <source>&amp;Compare</source>
      <translation>&amp;Comparar</translation>
    </message>
    <message>
      <source>&amp;Compare with a reference…</source>
      <translation>&amp;Comparar con una referencia…</translation>
    </message>
    <message>
      <source>&amp;Copy</source>
      <translation>&amp;Copiar</translation>
    </message>
    <message>
      <source>&amp;Do not save</source>
      <translation>No guar&amp;dar</translation>
    </message>
    <message>
      <source>&amp;Download</source>
      <translation>&amp;Descargar</translation>
    </message>
    <message>
      <source>&amp;Downloads</source>
      <translation>&amp;Descargas</translation>
    </message>
    <message>
      <source>&amp;Draw points</source>
      <translation>&amp;Sortear puntos</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>&amp;Archivo</translation>
    </message>
    <message>
      <source>&amp;Folder</source>
      <translation>Ca&amp;rpeta</translation>
    </message>
    <message>
      <source>&amp;Format</source>
      <translation>&amp;Formato</translation>
    </message>
    <message>
      <source>&amp;Install there</source>
      <translation>&amp;Instalar allí</translation>
    </message>
    <message>
      <source>&amp;Keep them in</source>
      <translation>&amp;Conservar en</translation>
    </message>
    <message>
      <source>&amp;Land cover</source>
      <translation>Cobertura de&amp;l suelo</translation>
    </message>
    <message>
      <source>&amp;Landscribe</source>
      <translation>&amp;Landscribe</translation>
    </message>
    <message>
      <source>&amp;Load</source>
      <translation>&amp;Cargar</translation>
    </message>
    <message>
      <source>&amp;Machine</source>
      <translation>&amp;Equipo</translation>
    </message>
    <message>
      <source>&amp;Measure</source>
      <translation>&amp;Medir</translation>
    </message>
    <message>
      <source>&amp;Name</source>
      <translation>&amp;Nombre</translation>
    </message>
    <message>
      <source>&amp;Names from</source>
      <translation>&amp;Nombres de</translation>
    </message>
    <message>
      <source>&amp;Number of points</source>
      <translation>&amp;Número de puntos</translation>
    </message>
    <message>
      <source>&amp;Open the report</source>
      <translation>Abrir el inf&amp;orme</translation>
    </message>
    <message>
      <source>&amp;Points to label…</source>
      <translation>&amp;Puntos para etiquetar…</translation>
    </message>
    <message>
      <source>&amp;Polygons</source>
      <translation>&amp;Polígonos</translation>
    </message>
    <message>
      <source>&amp;Python there</source>
      <translation>Python &amp;de allí</translation>
    </message>
    <message>
      <source>&amp;Reference</source>
      <translation>&amp;Referencia</translation>
    </message>
    <message>
      <source>&amp;Repeat…</source>
      <translation>&amp;Repetir…</translation>
    </message>
    <message>
      <source>&amp;Resolution</source>
      <translation>&amp;Resolución</translation>
    </message>
    <message>
      <source>&amp;Save as CSV…</source>
      <translation>Guardar como C&amp;SV…</translation>
    </message>
    <message>
      <source>&amp;Save…</source>
      <translation>&amp;Guardar…</translation>
    </message>
    <message>
      <source>&amp;Send</source>
      <translation>&amp;Enviar</translation>
    </message>
    <message>
      <source>&amp;Send rasters that lie in no shared folder</source>
      <translation>Enviar lo&amp;s rásteres que no están en ninguna carpeta compartida</translation>
    </message>
    <message>
      <source>&amp;Set up the engine…</source>
      <translation>&amp;Configurar el motor…</translation>
    </message>
    <message>
      <source>&amp;Simplify</source>
      <translation>&amp;Simplificar</translation>
    </message>
    <message>
      <source>&amp;Temporary files</source>
      <translation>Archivos &amp;temporales</translation>
    </message>
    <message>
      <source>&amp;Test and use</source>
      <translation>&amp;Probar y usar</translation>
    </message>
    <message>
      <source>&amp;Threshold</source>
      <translation>&amp;Umbral</translation>
    </message>
    <message>
      <source>&amp;Train the whole network</source>
      <translation>Entrenar la red en&amp;tera</translation>
    </message>
    <message>
      <source>&amp;Update</source>
      <translation>Act&amp;ualizar</translation>
    </message>
    <message>
      <source>&amp;Use this machine</source>
      <translation>Usar es&amp;te equipo</translation>
    </message>
    <message>
      <source>&amp;Use those of</source>
      <translation>&amp;Usar las de</translation>
    </message>
    <message>
      <source>1 region of “{phrase}”, {area}</source>
      <translation>1 región de «{phrase}», {area}</translation>
    </message>
    <message>
      <source>10 to 50 labels per class at different places are a good start. A class with the name or code of a class of the model to start from begins with what that model knows.</source>
      <translation>De 10 a 50 etiquetas por clase en lugares distintos son un buen comienzo. Una clase con el nombre o el código de una clase del modelo de partida empieza con lo que ese modelo sabe.</translation>
    </message>
    <message>
      <source>128 dimensions, 10 m, University of Cambridge, CC0.</source>
      <translation>128 dimensiones, 10 m, University of Cambridge, CC0.</translation>
    </message>
    <message>
      <source>128 dimensions, 10 m, University of Cambridge, CC0; a newer network, all land.</source>
      <translation>128 dimensiones, 10 m, University of Cambridge, CC0; una red más reciente, toda la tierra firme.</translation>
    </message>
    <message>
      <source>64 dimensions, 10 m, © Google and Google DeepMind, CC BY 4.0.</source>
      <translation>64 dimensiones, 10 m, © Google y Google DeepMind, CC BY 4.0.</translation>
    </message>
    <message>
      <source>72 dimensions, 30 m, from a file of ESD codes.</source>
      <translation>72 dimensiones, 30 m, de un archivo de códigos ESD.</translation>
    </message>
    <message>
      <source>95 % interval</source>
      <translation>Intervalo del 95 %</translation>
    </message>
    <message>
      <source>A GeoTIFF; an empty field shows where the result goes</source>
      <translation>Un GeoTIFF; el campo vacío muestra adónde va el resultado</translation>
    </message>
    <message>
      <source>A clone, or a copy of the plugin's folder</source>
      <translation>Un clon o una copia de la carpeta del complemento</translation>
    </message>
    <message>
      <source>A coarse, wide view of the image itself; nothing is downloaded.</source>
      <translation>Una vista general y amplia de la propia imagen; no se descarga nada.</translation>
    </message>
    <message>
      <source>A folder of my choice</source>
      <translation>Una carpeta de mi elección</translation>
    </message>
    <message>
      <source>A folder of tiles on this machine; if empty, the public tiles are downloaded</source>
      <translation>Una carpeta de teselas en este equipo; si está vacía, se descargan las teselas públicas</translation>
    </message>
    <message>
      <source>A folder that contains model folders. The models are used from there and not copied.</source>
      <translation>Una carpeta que contiene carpetas de modelos. Los modelos se usan desde allí y no se copian.</translation>
    </message>
    <message>
      <source>A folder with your own model (model.json and weights.safetensors), used instead of Model.</source>
      <translation>Una carpeta con su propio modelo (model.json y weights.safetensors), que se usa en lugar de «Modelo».</translation>
    </message>
    <message>
      <source>A folder; an empty field shows where the answers go</source>
      <translation>Una carpeta; el campo vacío muestra adónde van las respuestas</translation>
    </message>
    <message>
      <source>A large model of others answers phrases, but does not know from which response on a thing counts as found. Labels with names, or a land cover whose classes have names, tell it: the names are asked as phrases, and the threshold and the level of a find are set where they tell the classes apart best.</source>
      <translation>Un modelo grande de otros responde a frases, pero no sabe a partir de qué respuesta algo cuenta como encontrado. Se lo dicen las etiquetas con nombres, o una cobertura del suelo cuyas clases tienen nombres: los nombres se preguntan como frases, y el umbral y el nivel de un hallazgo se fijan donde mejor distinguen las clases.</translation>
    </message>
    <message>
      <source>A marked place cannot be converted to coordinates: mark another one.</source>
      <translation>Un lugar marcado no se puede convertir en coordenadas: marque otro.</translation>
    </message>
    <message>
      <source>A model for phrases of your own; those of Landscribe are calibrated already.</source>
      <translation>Un modelo propio para frases; los de Landscribe ya están calibrados.</translation>
    </message>
    <message>
      <source>A model is being downloaded or installed: wait until that ends, or cancel it.</source>
      <translation>Se está descargando o instalando un modelo: espere a que termine o cancélelo.</translation>
    </message>
    <message>
      <source>A model that maps your classes, from points, lines or polygons that you labelled</source>
      <translation>Un modelo que cartografía sus clases, a partir de puntos, líneas o polígonos que usted ha etiquetado</translation>
    </message>
    <message>
      <source>A model with the name {name} is installed: choose another name.</source>
      <translation>Ya hay instalado un modelo con el nombre {name}: elija otro nombre.</translation>
    </message>
    <message>
      <source>A model {name} exists. Replace it?</source>
      <translation>Ya existe un modelo {name}. ¿Reemplazarlo?</translation>
    </message>
    <message>
      <source>A part of the layer could not be drawn: {error}</source>
      <translation>No se pudo dibujar una parte de la capa: {error}</translation>
    </message>
    <message>
      <source>A part of the layer, in any CRS; the whole layer if left empty.</source>
      <translation>Una parte de la capa, en cualquier SRC; toda la capa si se deja vacío.</translation>
    </message>
    <message>
      <source>A point layer, instead of the one place or together with it.</source>
      <translation>Una capa de puntos, en lugar del lugar único o junto con él.</translation>
    </message>
    <message>
      <source>A point layer: what is more like one of them than like the places is pushed down.</source>
      <translation>Una capa de puntos: lo que se parece más a uno de ellos que a los lugares se reduce.</translation>
    </message>
    <message>
      <source>A project that is not saved yet has no folder beside it</source>
      <translation>Un proyecto aún sin guardar no tiene ninguna carpeta a su lado</translation>
    </message>
    <message>
      <source>A raster file on this machine with one band per dimension</source>
      <translation>Un archivo ráster en este equipo con una banda por dimensión</translation>
    </message>
    <message>
      <source>A raster of class codes or, with a threshold, of a response.</source>
      <translation>Un ráster de códigos de clase o, con un umbral, de una respuesta.</translation>
    </message>
    <message>
      <source>A raster of class codes.</source>
      <translation>Un ráster de códigos de clase.</translation>
    </message>
    <message>
      <source>A run is in progress: wait until it ends, or cancel it.</source>
      <translation>Hay una ejecución en curso: espere a que termine o cancélela.</translation>
    </message>
    <message>
      <source>A run record (JSON) beside the result states how it was made: model, embedding, extent, versions, device, seconds, warnings and class areas.</source>
      <translation>Un registro de ejecución (JSON) junto al resultado indica cómo se obtuvo: modelo, embedding, extensión, versiones, dispositivo, segundos, advertencias y superficies de las clases.</translation>
    </message>
    <message>
      <source>A second layer that shows how sure the network is about each pixel, in per cent</source>
      <translation>Una segunda capa que muestra lo segura que está la red en cada píxel, en porcentaje</translation>
    </message>
    <message>
      <source>A vector file with the rasters' paths in the field “location”, or a STAC item collection (JSON).</source>
      <translation>Un archivo vectorial con las rutas de los rásteres en el campo «location», o una colección de elementos STAC (JSON).</translation>
    </message>
    <message>
      <source>A vector layer of points, lines or polygons, each with its class</source>
      <translation>Una capa vectorial de puntos, líneas o polígonos, cada uno con su clase</translation>
    </message>
    <message>
      <source>A&amp;dd to the project</source>
      <translation>A&amp;ñadir al proyecto</translation>
    </message>
    <message>
      <source>A&amp;fter</source>
      <translation>D&amp;espués</translation>
    </message>
    <message>
      <source>A&amp;nother machine (SSH)…</source>
      <translation>&amp;Otro equipo (SSH)…</translation>
    </message>
    <message>
      <source>About {size} to download.</source>
      <translation>Unos {size} por descargar.</translation>
    </message>
    <message>
      <source>About {size} would be downloaded.</source>
      <translation>Se descargarían unos {size}.</translation>
    </message>
    <message>
      <source>About {time} of labelling, at {seconds} s per point; the margin of error will be ± {margin:.1f} %</source>
      <translation>Unos {time} de etiquetado, a {seconds} s por punto; el margen de error será de ± {margin:.1f} %</translation>
    </message>
    <message>
      <source>Accuracy</source>
      <translation>Exactitud</translation>
    </message>
    <message>
      <source>Accuracy (cross-validated)</source>
      <translation>Exactitud (validación cruzada)</translation>
    </message>
    <message>
      <source>Accuracy of a land cover</source>
      <translation>Exactitud de una cobertura del suelo</translation>
    </message>
    <message>
      <source>Accuracy of each class</source>
      <translation>Exactitud de cada clase</translation>
    </message>
    <message>
      <source>Accuracy: {share} of the area is right, by {count} points</source>
      <translation>Exactitud: {share} de la superficie es correcta, según {count} puntos</translation>
    </message>
    <message>
      <source>Accuracy: {share} of {count} pixels agree</source>
      <translation>Exactitud: {share} de {count} píxeles coinciden</translation>
    </message>
    <message>
      <source>Accuracy: {share} of {count} points agree</source>
      <translation>Exactitud: {share} de {count} puntos coinciden</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Añadir</translation>
    </message>
    <message>
      <source>Add a con&amp;fidence layer</source>
      <translation>Capa de con&amp;fianza</translation>
    </message>
    <message>
      <source>Add class</source>
      <translation>Añadir clase</translation>
    </message>
    <message>
      <source>Add class…</source>
      <translation>Añadir…</translation>
    </message>
    <message>
      <source>Add label</source>
      <translation>Añadir etiqueta</translation>
    </message>
    <message>
      <source>Add poly&amp;gons</source>
      <translation>Añadir polí&amp;gonos</translation>
    </message>
    <message>
      <source>Add two or more classes, label some places of each with Points or Polygons, then press Train.</source>
      <translation>Añada dos o más clases, etiquete algunos lugares de cada una con Puntos o Polígonos y pulse después Entrenar.</translation>
    </message>
    <message>
      <source>Address of a zip file, or of a folder with model.json and weights.safetensors:</source>
      <translation>Dirección de un archivo zip o de una carpeta con model.json y weights.safetensors:</translation>
    </message>
    <message>
      <source>Adds a class below the selected one; double-click a name to change it</source>
      <translation>Añade una clase debajo de la seleccionada; un doble clic en un nombre lo cambia</translation>
    </message>
    <message>
      <source>Adds a class with a name of yours; double-click a name to change it</source>
      <translation>Añade una clase con un nombre propio; un doble clic en un nombre lo cambia</translation>
    </message>
    <message>
      <source>Adds the classes of a land cover, of a model or of another layer's style</source>
      <translation>Añade las clases de una cobertura del suelo, de un modelo o del estilo de otra capa</translation>
    </message>
    <message>
      <source>Adds the names in the clipboard, one a line or with commas between them; colours as water=#377eb8</source>
      <translation>Añade los nombres del portapapeles, uno por línea o separados por comas; colores como water=#377eb8</translation>
    </message>
    <message>
      <source>Adds the result to the project</source>
      <translation>Añade el resultado al proyecto</translation>
    </message>
    <message>
      <source>After</source>
      <translation>Después</translation>
    </message>
    <message>
      <source>Agriculture</source>
      <translation>Agricultura</translation>
    </message>
    <message>
      <source>Al&amp;ign</source>
      <translation>Al&amp;inear</translation>
    </message>
    <message>
      <source>Align</source>
      <translation>Alinear</translation>
    </message>
    <message>
      <source>All (ha)</source>
      <translation>Todas (ha)</translation>
    </message>
    <message>
      <source>All labels of {name} lie in one spot: add some elsewhere.</source>
      <translation>Todas las etiquetas de {name} están en un mismo lugar: añada algunas en otros sitios.</translation>
    </message>
    <message>
      <source>All points together; the margin of error proposes the number</source>
      <translation>Todos los puntos juntos; el margen de error propone el número</translation>
    </message>
    <message>
      <source>All rasters in this folder and below it.</source>
      <translation>Todos los rásteres de esta carpeta y de sus subcarpetas.</translation>
    </message>
    <message>
      <source>All the data is on this machine.</source>
      <translation>Todos los datos están en este equipo.</translation>
    </message>
    <message>
      <source>All weights learn, not only the head: for hundreds of labels, and a graphics card or patience. Labels that are held out decide whether it is better; cancel keeps the best so far</source>
      <translation>Aprenden todos los pesos, no solo la cabeza: para cientos de etiquetas, y una tarjeta gráfica o paciencia. Etiquetas reservadas deciden si es mejor; cancelar conserva lo mejor hasta entonces</translation>
    </message>
    <message>
      <source>All {count} shared folders hold: {host} reads and writes there what lies here.</source>
      <translation>Las {count} carpetas compartidas funcionan: {host} lee y escribe allí lo que está aquí.</translation>
    </message>
    <message>
      <source>Allow</source>
      <translation>Permitir</translation>
    </message>
    <message>
      <source>Allow downloads</source>
      <translation>Permitir descargas</translation>
    </message>
    <message>
      <source>Allows downloading AlphaEarth or TESSERA data for the extent. Without it, only data that is already on this machine is used.</source>
      <translation>Permite descargar datos de AlphaEarth o TESSERA para la extensión. Sin ello, solo se usan los datos que ya están en este equipo.</translation>
    </message>
    <message>
      <source>AlphaEarth</source>
      <translation>AlphaEarth</translation>
    </message>
    <message>
      <source>AlphaEarth, TESSERA, ESD or another embedding field as a raster</source>
      <translation>AlphaEarth, TESSERA, ESD u otro campo de embeddings como ráster</translation>
    </message>
    <message>
      <source>Also makes a GeoPackage of polygons, with the usual settings; Export… has more choices</source>
      <translation>Crea también un GeoPackage de polígonos, con los ajustes habituales; «Exportar…» ofrece más opciones</translation>
    </message>
    <message>
      <source>Also writes the probability of each pixel's class, in per cent, with a VRT of its own.</source>
      <translation>Escribe también la probabilidad de la clase de cada píxel, en porcentaje, con un VRT propio.</translation>
    </message>
    <message>
      <source>An NVIDIA GPU is present but the engine's PyTorch cannot use it, so the CPU is used: update the NVIDIA driver or install a CUDA build of PyTorch in the engine's environment.</source>
      <translation>Hay una GPU NVIDIA, pero el PyTorch del motor no puede usarla, así que se usa la CPU: actualice el controlador de NVIDIA o instale una versión CUDA de PyTorch en el entorno del motor.</translation>
    </message>
    <message>
      <source>An earlier image of the same place, with which the phrase compares this one</source>
      <translation>Una imagen anterior del mismo lugar, con la que la frase compara esta</translation>
    </message>
    <message>
      <source>An earlier raster of the place, for “new houses”, “houses that are gone” or “water that became bare”.</source>
      <translation>Un ráster anterior del lugar, para «new houses», «houses that are gone» o «water that became bare».</translation>
    </message>
    <message>
      <source>An existing land-cover raster: the answer is restricted to some of its classes.</source>
      <translation>Un ráster de cobertura del suelo existente: la respuesta se limita a algunas de sus clases.</translation>
    </message>
    <message>
      <source>Another machine (SSH)</source>
      <translation>Otro equipo (SSH)</translation>
    </message>
    <message>
      <source>Another search is in progress: wait until it ends.</source>
      <translation>Hay otra búsqueda en curso: espere a que termine.</translation>
    </message>
    <message>
      <source>Answer to: {phrase}</source>
      <translation>Respuesta a: {phrase}</translation>
    </message>
    <message>
      <source>Answers</source>
      <translation>Respuestas</translation>
    </message>
    <message>
      <source>Answers to phrases</source>
      <translation>Respuestas a frases</translation>
    </message>
    <message>
      <source>Apple GPU or CPU</source>
      <translation>GPU de Apple o CPU</translation>
    </message>
    <message>
      <source>Area (ha)</source>
      <translation>Superficie (ha)</translation>
    </message>
    <message>
      <source>Area (m²)</source>
      <translation>Superficie (m²)</translation>
    </message>
    <message>
      <source>Area of all polygons (m²)</source>
      <translation>Superficie de todos los polígonos (m²)</translation>
    </message>
    <message>
      <source>Area under ROC</source>
      <translation>Área bajo la curva ROC</translation>
    </message>
    <message>
      <source>Areas</source>
      <translation>Superficies</translation>
    </message>
    <message>
      <source>Areas (CSV)</source>
      <translation>Superficies (CSV)</translation>
    </message>
    <message>
      <source>Areas are measured</source>
      <translation>Las superficies están medidas</translation>
    </message>
    <message>
      <source>Areas by polygon</source>
      <translation>Superficies por polígono</translation>
    </message>
    <message>
      <source>Areas of this land cover by polygon…</source>
      <translation>Superficies de esta cobertura del suelo por polígono…</translation>
    </message>
    <message>
      <source>As a share: 0.01 is one per cent. Used if the number of points is left empty.</source>
      <translation>Como proporción: 0.01 es un uno por ciento. Se usa si se deja vacío el número de puntos.</translation>
    </message>
    <message>
      <source>As in the file. Paste names such as “water, trees, roofs”, or add them one by one.</source>
      <translation>Como en el archivo. Pegue nombres como «agua, árboles, tejados» o añádalos uno a uno.</translation>
    </message>
    <message>
      <source>As in “Embedding of an extent”; if left empty, the layer is the embedding.</source>
      <translation>Como en «Embedding de una extensión»; si se deja vacío, la capa es el embedding.</translation>
    </message>
    <message>
      <source>As in “Map land cover”.</source>
      <translation>Como en «Cartografiar cobertura del suelo».</translation>
    </message>
    <message>
      <source>As in “Map land cover”; if left empty, that of the model.</source>
      <translation>Como en «Cartografiar cobertura del suelo»; si se deja vacío, el del modelo.</translation>
    </message>
    <message>
      <source>As ssh takes it: a name in ~/.ssh/config, or user@host. A key is needed; passwords are never asked for</source>
      <translation>Como lo acepta ssh: un nombre de ~/.ssh/config o user@host. Hace falta una clave; nunca se piden contraseñas</translation>
    </message>
    <message>
      <source>As they lie</source>
      <translation>Tal como están</translation>
    </message>
    <message>
      <source>As&amp;k</source>
      <translation>&amp;Preguntar</translation>
    </message>
    <message>
      <source>Ask Landscribe…</source>
      <translation>Preguntar a Landscribe…</translation>
    </message>
    <message>
      <source>Ask before the first run in a saved project</source>
      <translation>Preguntar antes de la primera ejecución en un proyecto guardado</translation>
    </message>
    <message>
      <source>Ask many rasters</source>
      <translation>Preguntar a muchos rásteres</translation>
    </message>
    <message>
      <source>Ask once in each project</source>
      <translation>Preguntar una vez en cada proyecto</translation>
    </message>
    <message>
      <source>Ask the scene</source>
      <translation>Preguntar a la escena</translation>
    </message>
    <message>
      <source>Asks again with this distance</source>
      <translation>Pregunta de nuevo con esta distancia</translation>
    </message>
    <message>
      <source>Assembling polygons</source>
      <translation>Ensamblando polígonos</translation>
    </message>
    <message>
      <source>At least per &amp;class</source>
      <translation>Al menos por &amp;clase</translation>
    </message>
    <message>
      <source>Attri&amp;butes</source>
      <translation>Atri&amp;butos</translation>
    </message>
    <message>
      <source>Attribute with their names; polygons with the same name count as one. Numbered if left empty.</source>
      <translation>Atributo con sus nombres; los polígonos con el mismo nombre cuentan como uno. Se numeran si se deja vacío.</translation>
    </message>
    <message>
      <source>Attributes</source>
      <translation>Atributos</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>Automático</translation>
    </message>
    <message>
      <source>Automatic ({device})</source>
      <translation>Automático ({device})</translation>
    </message>
    <message>
      <source>Automatic: the fastest one</source>
      <translation>Automático: el más rápido</translation>
    </message>
    <message>
      <source>Average precision</source>
      <translation>Precisión media</translation>
    </message>
    <message>
      <source>Band {band} of {name} is marked as transparency but holds other values, so it was ignored.</source>
      <translation>La banda {band} de {name} está marcada como transparencia, pero contiene otros valores, así que se ignoró.</translation>
    </message>
    <message>
      <source>Bands</source>
      <translation>Bandas</translation>
    </message>
    <message>
      <source>Bands of the raster to learn from beside red, green and blue, by name or number, with commas between them: nir, height. The model then needs rasters with these bands.</source>
      <translation>Bandas del ráster de las que se aprende además de rojo, verde y azul, por nombre o número, separadas por comas: nir, height. El modelo necesita entonces rásteres con estas bandas.</translation>
    </message>
    <message>
      <source>Bands of the raster to learn from beside red, green and blue, by name or number; the model needs them</source>
      <translation>Bandas del ráster de las que se aprende además de rojo, verde y azul, por nombre o número; el modelo las necesita</translation>
    </message>
    <message>
      <source>Bareland</source>
      <translation>Suelo desnudo</translation>
    </message>
    <message>
      <source>Based on</source>
      <translation>Basado en</translation>
    </message>
    <message>
      <source>Before</source>
      <translation>Antes</translation>
    </message>
    <message>
      <source>Beside the project they are kept in {folder}. Temporary files are lost when QGIS closes. You can change this in Settings › Options › Landscribe.</source>
      <translation>Junto al proyecto se conservan en {folder}. Los archivos temporales se pierden al cerrar QGIS. Puede cambiarlo en Configuración › Opciones › Landscribe.</translation>
    </message>
    <message>
      <source>Blue band</source>
      <translation>Banda azul</translation>
    </message>
    <message>
      <source>Both dates are the same layer: choose another one as the earlier or the later date.</source>
      <translation>Ambas fechas son la misma capa: elija otra como fecha anterior o posterior.</translation>
    </message>
    <message>
      <source>Building</source>
      <translation>Edificio</translation>
    </message>
    <message>
      <source>Building overviews</source>
      <translation>Creando pirámides</translation>
    </message>
    <message>
      <source>By &amp;polygon…</source>
      <translation>&amp;Por polígono…</translation>
    </message>
    <message>
      <source>C&amp;RS</source>
      <translation>S&amp;RC</translation>
    </message>
    <message>
      <source>CPU</source>
      <translation>CPU</translation>
    </message>
    <message>
      <source>CRS of the polygons</source>
      <translation>SRC de los polígonos</translation>
    </message>
    <message>
      <source>Ca&amp;ncel</source>
      <translation>Ca&amp;ncelar</translation>
    </message>
    <message>
      <source>Ca&amp;talogue</source>
      <translation>Ca&amp;tálogo</translation>
    </message>
    <message>
      <source>Calibrate a model for phrases</source>
      <translation>Calibrar un modelo para frases</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Cancelar</translation>
    </message>
    <message>
      <source>Cancelled.</source>
      <translation>Cancelado.</translation>
    </message>
    <message>
      <source>Cancelled: nothing was written.</source>
      <translation>Cancelado: no se ha escrito nada.</translation>
    </message>
    <message>
      <source>Cancelled: packages that are already installed are kept for the next time.</source>
      <translation>Cancelado: los paquetes ya instalados se conservan para la próxima vez.</translation>
    </message>
    <message>
      <source>Cancelled: what is finished stays, and the same run goes on from there.</source>
      <translation>Cancelado: lo terminado se conserva, y la misma ejecución continúa desde ahí.</translation>
    </message>
    <message>
      <source>Cancelling</source>
      <translation>Cancelando</translation>
    </message>
    <message>
      <source>Changed ground in per cent</source>
      <translation>Suelo cambiado en porcentaje</translation>
    </message>
    <message>
      <source>Check &amp;again</source>
      <translation>Comprobar &amp;de nuevo</translation>
    </message>
    <message>
      <source>Checked</source>
      <translation>Comprobado</translation>
    </message>
    <message>
      <source>Checking</source>
      <translation>Comprobando</translation>
    </message>
    <message>
      <source>Checking this Python</source>
      <translation>Comprobando este Python</translation>
    </message>
    <message>
      <source>Checking this machine</source>
      <translation>Comprobando este equipo</translation>
    </message>
    <message>
      <source>Checkpoint</source>
      <translation>Punto de control</translation>
    </message>
    <message>
      <source>Checkpoints of the Hugging Face hub</source>
      <translation>Puntos de control del Hugging Face Hub</translation>
    </message>
    <message>
      <source>Checks this machine again, after you changed something</source>
      <translation>Comprueba de nuevo este equipo, después de que usted haya cambiado algo</translation>
    </message>
    <message>
      <source>Choose AlphaEarth, TESSERA or a file as embedding: the scene context is too coarse to compare places.</source>
      <translation>Elija AlphaEarth, TESSERA o un archivo como embedding: el contexto de la escena es demasiado general para comparar lugares.</translation>
    </message>
    <message>
      <source>Choose a Python that already has the engine's packages, or one to create the environment with</source>
      <translation>Elija un Python que ya tenga los paquetes del motor, o uno con el que crear el entorno</translation>
    </message>
    <message>
      <source>Choose a land cover and a layer of polygons first.</source>
      <translation>Elija primero una cobertura del suelo y una capa de polígonos.</translation>
    </message>
    <message>
      <source>Choose a place, such as a field, and see all similar places: the cosine between its embedding and that of every other place, from -1 (opposite) to 1 (the same).</source>
      <translation>Elija un lugar, por ejemplo una parcela, y vea todos los lugares similares: el coseno entre su embedding y el de cada uno de los demás lugares, de -1 (opuesto) a 1 (igual).</translation>
    </message>
    <message>
      <source>Choose a reference first.</source>
      <translation>Elija primero una referencia.</translation>
    </message>
    <message>
      <source>Choose labels or a land cover, one of them.</source>
      <translation>Elija etiquetas o una cobertura del suelo, una de las dos cosas.</translation>
    </message>
    <message>
      <source>Choose the year of the imagery if possible</source>
      <translation>Elija, si es posible, el año de las imágenes</translation>
    </message>
    <message>
      <source>Chosen by its name</source>
      <translation>Elegido según el nombre</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>Clase</translation>
    </message>
    <message>
      <source>Class &amp;attribute</source>
      <translation>&amp;Atributo de clase</translation>
    </message>
    <message>
      <source>Class areas</source>
      <translation>Superficies de las clases</translation>
    </message>
    <message>
      <source>Class areas (JSON)</source>
      <translation>Superficies de las clases (JSON)</translation>
    </message>
    <message>
      <source>Class areas (report)</source>
      <translation>Superficies de las clases (informe)</translation>
    </message>
    <message>
      <source>Class areas (table)</source>
      <translation>Superficies de las clases (tabla)</translation>
    </message>
    <message>
      <source>Class areas within each polygon (JSON)</source>
      <translation>Superficies de las clases dentro de cada polígono (JSON)</translation>
    </message>
    <message>
      <source>Class attribute</source>
      <translation>Atributo de clase</translation>
    </message>
    <message>
      <source>Class name</source>
      <translation>Nombre de la clase</translation>
    </message>
    <message>
      <source>Classes</source>
      <translation>Clases</translation>
    </message>
    <message>
      <source>Classes of the model to start from stay, even if they have no labels</source>
      <translation>Las clases del modelo de partida permanecen, aunque no tengan etiquetas</translation>
    </message>
    <message>
      <source>Classes with their accuracy (JSON)</source>
      <translation>Clases con su exactitud (JSON)</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Borrar</translation>
    </message>
    <message>
      <source>Clear the earlier phrases</source>
      <translation>Borrar las frases anteriores</translation>
    </message>
    <message>
      <source>Click a place on the map to see every place like it. Ctrl+click marks more places first; Shift+click marks places that it must not be like. Only the embedding is compared.</source>
      <translation>Haga clic en un lugar del mapa para ver todos los lugares parecidos. Ctrl+clic marca antes más lugares; Mayús+clic marca lugares a los que no deben parecerse. Solo se compara el embedding.</translation>
    </message>
    <message>
      <source>Click a place on the map; before, Ctrl+click marks more places, Shift+click what is not meant.</source>
      <translation>Haga clic en un lugar del mapa; antes, Ctrl+clic marca más lugares, y Mayús+clic, lo que no se busca.</translation>
    </message>
    <message>
      <source>Click on the map to label places with the chosen class; the keys of QGIS, such as Undo, work as usual</source>
      <translation>Haga clic en el mapa para etiquetar lugares con la clase elegida; las teclas de QGIS, como Deshacer, funcionan como siempre</translation>
    </message>
    <message>
      <source>Click places on the map that are wrong in the answer: it follows</source>
      <translation>Haga clic en los lugares del mapa que son erróneos en la respuesta: esta se adapta</translation>
    </message>
    <message>
      <source>Click places on the map that show what you mean: the answer follows</source>
      <translation>Haga clic en los lugares del mapa que muestran lo que busca: la respuesta se adapta</translation>
    </message>
    <message>
      <source>Code</source>
      <translation>Código</translation>
    </message>
    <message>
      <source>Codes of the classes to keep, such as “5, 8”; all if left empty.</source>
      <translation>Códigos de las clases que se conservan, como «5, 8»; todas si se deja vacío.</translation>
    </message>
    <message>
      <source>Codes of those classes, such as “5, 8”.</source>
      <translation>Códigos de esas clases, como «5, 8».</translation>
    </message>
    <message>
      <source>Codes, such as 5, 8</source>
      <translation>Códigos, como 5, 8</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>Color</translation>
    </message>
    <message>
      <source>Colour of the class</source>
      <translation>Color de la clase</translation>
    </message>
    <message>
      <source>Colour of the class in the map; without one it is chosen by the name</source>
      <translation>Color de la clase en el mapa; si no se indica, se elige según el nombre</translation>
    </message>
    <message>
      <source>Colour of the class, in the labels and in the map</source>
      <translation>Color de la clase, en las etiquetas y en el mapa</translation>
    </message>
    <message>
      <source>Colouring</source>
      <translation>Coloreando</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>Colores</translation>
    </message>
    <message>
      <source>Columns of the polygons' table, in addition to the class code</source>
      <translation>Columnas de la tabla de polígonos, además del código de clase</translation>
    </message>
    <message>
      <source>Combining the parts</source>
      <translation>Combinando las partes</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>Comparar</translation>
    </message>
    <message>
      <source>Compare bo&amp;th</source>
      <translation>C&amp;omparar ambas</translation>
    </message>
    <message>
      <source>Compare on the finer raster</source>
      <translation>Comparar en el ráster más fino</translation>
    </message>
    <message>
      <source>Compare with an earlier date…</source>
      <translation>Comparar con una fecha anterior…</translation>
    </message>
    <message>
      <source>Compare with the whole layer</source>
      <translation>Comparar con toda la capa</translation>
    </message>
    <message>
      <source>Compare with…</source>
      <translation>Comparar con…</translation>
    </message>
    <message>
      <source>Compared</source>
      <translation>Comparado</translation>
    </message>
    <message>
      <source>Compares a land-cover raster with a reference: another class raster, or polygons or points with a class attribute, in any CRS. Gives the confusion matrix, overall accuracy, kappa, and for each class F1, IoU, user's and producer's accuracy.</source>
      <translation>Compara un ráster de cobertura del suelo con una referencia: otro ráster de clases, o polígonos o puntos con un atributo de clase, en cualquier SRC. Da la matriz de confusión, la exactitud global, kappa y, para cada clase, F1, IoU y las exactitudes del usuario y del productor.</translation>
    </message>
    <message>
      <source>Compares the land cover with the reference</source>
      <translation>Compara la cobertura del suelo con la referencia</translation>
    </message>
    <message>
      <source>Comparing</source>
      <translation>Comparando</translation>
    </message>
    <message>
      <source>Comparing pixels</source>
      <translation>Comparando píxeles</translation>
    </message>
    <message>
      <source>Comparing places</source>
      <translation>Comparando lugares</translation>
    </message>
    <message>
      <source>Comparing points</source>
      <translation>Comparando puntos</translation>
    </message>
    <message>
      <source>Comparing the positions of both dates</source>
      <translation>Comparando las posiciones de ambas fechas</translation>
    </message>
    <message>
      <source>Comparing with the original</source>
      <translation>Comparando con el original</translation>
    </message>
    <message>
      <source>Compute on</source>
      <translation>Calcular en</translation>
    </message>
    <message>
      <source>Confidence</source>
      <translation>Confianza</translation>
    </message>
    <message>
      <source>Confidence of {name}</source>
      <translation>Confianza de {name}</translation>
    </message>
    <message>
      <source>Confusion matrix, accuracies and area estimates of a land-cover raster, as a report</source>
      <translation>Matriz de confusión, exactitudes y estimaciones de superficie de un ráster de cobertura del suelo, como informe</translation>
    </message>
    <message>
      <source>Connecting to {host}</source>
      <translation>Conectando con {host}</translation>
    </message>
    <message>
      <source>Converting</source>
      <translation>Convirtiendo</translation>
    </message>
    <message>
      <source>Copies the matrix of transitions in hectares, for a spreadsheet</source>
      <translation>Copia la matriz de transiciones en hectáreas, para una hoja de cálculo</translation>
    </message>
    <message>
      <source>Copies the table, for a spreadsheet</source>
      <translation>Copia la tabla, para una hoja de cálculo</translation>
    </message>
    <message>
      <source>Copies versions, checks and the log to the clipboard, without your folders and names</source>
      <translation>Copia las versiones, las comprobaciones y el registro al portapapeles, sin sus carpetas ni nombres</translation>
    </message>
    <message>
      <source>Copy dia&amp;gnostics</source>
      <translation>Copiar dia&amp;gnóstico</translation>
    </message>
    <message>
      <source>Copy matrix</source>
      <translation>Copiar matriz</translation>
    </message>
    <message>
      <source>Copy or save the table of areas, or measure areas within the polygons of a layer</source>
      <translation>Copiar o guardar la tabla de superficies, o medir superficies dentro de los polígonos de una capa</translation>
    </message>
    <message>
      <source>Correct this land cover…</source>
      <translation>Corregir esta cobertura del suelo…</translation>
    </message>
    <message>
      <source>Corrects “{name}”: label places where it is wrong with the class that is there, then train.</source>
      <translation>Corrige «{name}»: etiquete los lugares donde es errónea con la clase que hay allí y después entrene.</translation>
    </message>
    <message>
      <source>Correct…</source>
      <translation>Corregir…</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Fecha</translation>
    </message>
    <message>
      <source>De&amp;vice</source>
      <translation>Dispositi&amp;vo</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>Detalles</translation>
    </message>
    <message>
      <source>Developed space</source>
      <translation>Espacio urbanizado</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Dispositivo</translation>
    </message>
    <message>
      <source>Device that was used</source>
      <translation>Dispositivo utilizado</translation>
    </message>
    <message>
      <source>Device: {value}</source>
      <translation>Dispositivo: {value}</translation>
    </message>
    <message>
      <source>Disk space for later runs</source>
      <translation>Espacio en disco para ejecuciones posteriores</translation>
    </message>
    <message>
      <source>Distance {number} in metres</source>
      <translation>Distancia {number} en metros</translation>
    </message>
    <message>
      <source>Distances</source>
      <translation>Distancias</translation>
    </message>
    <message>
      <source>Distances (m)</source>
      <translation>Distancias (m)</translation>
    </message>
    <message>
      <source>Do &amp;not download</source>
      <translation>&amp;No descargar</translation>
    </message>
    <message>
      <source>Do &amp;not send</source>
      <translation>&amp;No enviar</translation>
    </message>
    <message>
      <source>Do &amp;not split phrases</source>
      <translation>&amp;No dividir las frases</translation>
    </message>
    <message>
      <source>Does again what failed in an earlier run into the same folder.</source>
      <translation>Repite lo que falló en una ejecución anterior en la misma carpeta.</translation>
    </message>
    <message>
      <source>Download</source>
      <translation>Descargar</translation>
    </message>
    <message>
      <source>Download the AlphaEarth index again</source>
      <translation>Descargar de nuevo el índice de AlphaEarth</translation>
    </message>
    <message>
      <source>Download the {product} embedding of this extent from the internet?</source>
      <translation>¿Descargar de internet el embedding {product} de esta extensión?</translation>
    </message>
    <message>
      <source>Download {title} from the Hugging Face hub?</source>
      <translation>¿Descargar {title} del Hugging Face Hub?</translation>
    </message>
    <message>
      <source>Downloaded embeddings</source>
      <translation>Embeddings descargados</translation>
    </message>
    <message>
      <source>Downloading the index…</source>
      <translation>Descargando el índice…</translation>
    </message>
    <message>
      <source>Downloading {name}</source>
      <translation>Descargando {name}</translation>
    </message>
    <message>
      <source>Downloading {name}: {here}</source>
      <translation>Descargando {name}: {here}</translation>
    </message>
    <message>
      <source>Downloading {name}: {here} of {all}</source>
      <translation>Descargando {name}: {here} de {all}</translation>
    </message>
    <message>
      <source>Downloads are not allowed in this project: allow them at the embedding.</source>
      <translation>Las descargas no están permitidas en este proyecto: permítalas en el embedding.</translation>
    </message>
    <message>
      <source>Downloads of public embeddings; imagery is never sent anywhere</source>
      <translation>Descargas de embeddings públicos; las imágenes nunca se envían a ninguna parte</translation>
    </message>
    <message>
      <source>Downloads of the embedding in this project; imagery is never sent</source>
      <translation>Descargas del embedding en este proyecto; las imágenes nunca se envían</translation>
    </message>
    <message>
      <source>Downloads the catalogue and lists its models</source>
      <translation>Descarga el catálogo y muestra sus modelos</translation>
    </message>
    <message>
      <source>Downloads the checkpoint, checks it, and installs it</source>
      <translation>Descarga el punto de control, lo comprueba y lo instala</translation>
    </message>
    <message>
      <source>Downloads the model, checks it, and installs it</source>
      <translation>Descarga el modelo, lo comprueba y lo instala</translation>
    </message>
    <message>
      <source>Draw</source>
      <translation>Dibujar</translation>
    </message>
    <message>
      <source>Draw a rectangle on the map canvas</source>
      <translation>Dibujar un rectángulo en el lienzo del mapa</translation>
    </message>
    <message>
      <source>Draw an outline on the map to label an area with the chosen class; a right click ends it</source>
      <translation>Dibuje un contorno en el mapa para etiquetar una superficie con la clase elegida; un clic derecho lo termina</translation>
    </message>
    <message>
      <source>Draw points first (Accuracy › Points to label…), or choose another reference.</source>
      <translation>Sortee primero puntos (Exactitud › Puntos para etiquetar…), o elija otra referencia.</translation>
    </message>
    <message>
      <source>Drawing points</source>
      <translation>Sorteando puntos</translation>
    </message>
    <message>
      <source>Drawing the layer</source>
      <translation>Dibujando la capa</translation>
    </message>
    <message>
      <source>Drawn rectangle</source>
      <translation>Rectángulo dibujado</translation>
    </message>
    <message>
      <source>Draws random points within each class of a land-cover raster. Label each point by what you see there: the attribute “reference” offers the classes as a list. Then run “Accuracy of a land cover”.</source>
      <translation>Sortea puntos al azar dentro de cada clase de un ráster de cobertura del suelo. Etiquete cada punto según lo que vea allí: el atributo «reference» ofrece las clases como lista. Después ejecute «Exactitud de una cobertura del suelo».</translation>
    </message>
    <message>
      <source>Draws random points within each class of {layer}. You give each point the class that you see there; “Compare with a reference…” then estimates how accurate the land cover is.</source>
      <translation>Sortea puntos al azar dentro de cada clase de {layer}. Usted da a cada punto la clase que ve allí; después, «Comparar con una referencia…» estima lo exacta que es la cobertura del suelo.</translation>
    </message>
    <message>
      <source>E&amp;xport</source>
      <translation>E&amp;xportar</translation>
    </message>
    <message>
      <source>E&amp;xtent</source>
      <translation>E&amp;xtensión</translation>
    </message>
    <message>
      <source>ESD file…</source>
      <translation>Archivo ESD…</translation>
    </message>
    <message>
      <source>Earlier date</source>
      <translation>Fecha anterior</translation>
    </message>
    <message>
      <source>Earlier image: {value}</source>
      <translation>Imagen anterior: {value}</translation>
    </message>
    <message>
      <source>Earlier phrases</source>
      <translation>Frases anteriores</translation>
    </message>
    <message>
      <source>Earlier phrases and examples</source>
      <translation>Frases anteriores y ejemplos</translation>
    </message>
    <message>
      <source>Em&amp;bedding</source>
      <translation>&amp;Embedding</translation>
    </message>
    <message>
      <source>Embedding</source>
      <translation>Embedding</translation>
    </message>
    <message>
      <source>Embedding of an extent</source>
      <translation>Embedding de una extensión</translation>
    </message>
    <message>
      <source>Embedding raster</source>
      <translation>Ráster de embedding</translation>
    </message>
    <message>
      <source>Embedding that was compared</source>
      <translation>Embedding que se comparó</translation>
    </message>
    <message>
      <source>Embedding that was written</source>
      <translation>Embedding que se escribió</translation>
    </message>
    <message>
      <source>Embedding: {value}</source>
      <translation>Embedding: {value}</translation>
    </message>
    <message>
      <source>Enter a name for the model.</source>
      <translation>Introduzca un nombre para el modelo.</translation>
    </message>
    <message>
      <source>Enter the revision first: the checkpoint's commit, 40 digits.</source>
      <translation>Introduzca primero la revisión: el commit del checkpoint, 40 dígitos.</translation>
    </message>
    <message>
      <source>Estimate the true area of each change with its 95 % interval, from points that you label</source>
      <translation>Estimar la superficie real de cada cambio con su intervalo del 95 %, a partir de puntos que usted etiqueta</translation>
    </message>
    <message>
      <source>Estimated from the points; it corrects for the mistakes of the map</source>
      <translation>Estimada a partir de los puntos; corrige los errores del mapa</translation>
    </message>
    <message>
      <source>Everything (JSON)</source>
      <translation>Todo (JSON)</translation>
    </message>
    <message>
      <source>Everything like this place</source>
      <translation>Todo lo parecido a este lugar</translation>
    </message>
    <message>
      <source>Everywhere</source>
      <translation>En todas partes</translation>
    </message>
    <message>
      <source>Examples</source>
      <translation>Ejemplos</translation>
    </message>
    <message>
      <source>Export polygons and areas</source>
      <translation>Exportar polígonos y superficies</translation>
    </message>
    <message>
      <source>Export the model</source>
      <translation>Exportar el modelo</translation>
    </message>
    <message>
      <source>Export to</source>
      <translation>Exportar a</translation>
    </message>
    <message>
      <source>Exported: {files}</source>
      <translation>Exportado: {files}</translation>
    </message>
    <message>
      <source>Exporting the model</source>
      <translation>Exportando el modelo</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>Exportar…</translation>
    </message>
    <message>
      <source>Extent</source>
      <translation>Extensión</translation>
    </message>
    <message>
      <source>Extract re&amp;gions</source>
      <translation>Extraer re&amp;giones</translation>
    </message>
    <message>
      <source>F&amp;ind in this extent</source>
      <translation>&amp;Buscar aquí</translation>
    </message>
    <message>
      <source>Failures (JSON)</source>
      <translation>Fallos (JSON)</translation>
    </message>
    <message>
      <source>Fetching AlphaEarth</source>
      <translation>Obteniendo AlphaEarth</translation>
    </message>
    <message>
      <source>Fetching TESSERA</source>
      <translation>Obteniendo TESSERA</translation>
    </message>
    <message>
      <source>Fi&amp;nd similar</source>
      <translation>Buscar parec&amp;idos</translation>
    </message>
    <message>
      <source>Fil&amp;e</source>
      <translation>&amp;Archivo</translation>
    </message>
    <message>
      <source>Find places similar to a clicked one</source>
      <translation>Buscar lugares similares a uno en el que se hace clic</translation>
    </message>
    <message>
      <source>Find what changed</source>
      <translation>Encontrar lo que cambió</translation>
    </message>
    <message>
      <source>Finding regions</source>
      <translation>Buscando regiones</translation>
    </message>
    <message>
      <source>Fine-tuning the network</source>
      <translation>Afinando la red</translation>
    </message>
    <message>
      <source>Finished</source>
      <translation>Terminado</translation>
    </message>
    <message>
      <source>Finished: {value}</source>
      <translation>Terminado: {value}</translation>
    </message>
    <message>
      <source>Fitting</source>
      <translation>Ajustando</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Carpeta</translation>
    </message>
    <message>
      <source>Folder for the answers</source>
      <translation>Carpeta para las respuestas</translation>
    </message>
    <message>
      <source>Folder for the engine</source>
      <translation>Carpeta para el motor</translation>
    </message>
    <message>
      <source>Folder of TESSERA tiles</source>
      <translation>Carpeta de teselas TESSERA</translation>
    </message>
    <message>
      <source>Folder of models</source>
      <translation>Carpeta de modelos</translation>
    </message>
    <message>
      <source>Folder of rasters</source>
      <translation>Carpeta de rásteres</translation>
    </message>
    <message>
      <source>Folder of the results</source>
      <translation>Carpeta de los resultados</translation>
    </message>
    <message>
      <source>Folder of wheels</source>
      <translation>Carpeta de wheels</translation>
    </message>
    <message>
      <source>Folder “landscribe” beside the project</source>
      <translation>Carpeta «landscribe» junto al proyecto</translation>
    </message>
    <message>
      <source>For rare classes; Olofsson et al. advise 50 to 100.</source>
      <translation>Para clases raras; Olofsson et al. aconsejan de 50 a 100.</translation>
    </message>
    <message>
      <source>Found automatically if the layer says which band has which colour</source>
      <translation>Se encuentra automáticamente si la capa dice qué banda tiene qué color</translation>
    </message>
    <message>
      <source>Found on the map</source>
      <translation>Encontrado en el mapa</translation>
    </message>
    <message>
      <source>From a &amp;folder…</source>
      <translation>&amp;Desde una carpeta…</translation>
    </message>
    <message>
      <source>From a &amp;zip file…</source>
      <translation>Desde un archivo &amp;zip…</translation>
    </message>
    <message>
      <source>From a segmentation &amp;network (ONNX)…</source>
      <translation>Desde u&amp;na red de segmentación (ONNX)…</translation>
    </message>
    <message>
      <source>From an &amp;address…</source>
      <translation>Desde un&amp;a dirección…</translation>
    </message>
    <message>
      <source>Further bands</source>
      <translation>Más bandas</translation>
    </message>
    <message>
      <source>GeoPackage (*.gpkg)</source>
      <translation>GeoPackage (*.gpkg)</translation>
    </message>
    <message>
      <source>GeoPackage (the default; the layer is added to an existing file), GeoJSON, FlatGeobuf or Shapefile. The classes' colours are saved too: in the GeoPackage, or as a .qml file beside other formats.</source>
      <translation>GeoPackage (por defecto; la capa se añade a un archivo existente), GeoJSON, FlatGeobuf o Shapefile. También se guardan los colores de las clases: en el GeoPackage, o como archivo .qml junto a los demás formatos.</translation>
    </message>
    <message>
      <source>GeoTIFF (*.tif)</source>
      <translation>GeoTIFF (*.tif)</translation>
    </message>
    <message>
      <source>GeoTIFF from 0 to 1, transparent below the threshold.</source>
      <translation>GeoTIFF de 0 a 1, transparente por debajo del umbral.</translation>
    </message>
    <message>
      <source>GeoTIFF of class codes of the earlier date.</source>
      <translation>GeoTIFF de códigos de clase de la fecha anterior.</translation>
    </message>
    <message>
      <source>GeoTIFF of class codes of the later date.</source>
      <translation>GeoTIFF de códigos de clase de la fecha posterior.</translation>
    </message>
    <message>
      <source>GeoTIFF of class codes with colours and class names.</source>
      <translation>GeoTIFF de códigos de clase con colores y nombres de clase.</translation>
    </message>
    <message>
      <source>GeoTIFF of cosines from -1 to 1.</source>
      <translation>GeoTIFF de cosenos de -1 a 1.</translation>
    </message>
    <message>
      <source>GeoTIFF of the probability of each pixel's class, in per cent.</source>
      <translation>GeoTIFF de la probabilidad de la clase de cada píxel, en porcentaje.</translation>
    </message>
    <message>
      <source>GeoTIFF of the response from 0 to 1.</source>
      <translation>GeoTIFF de la respuesta de 0 a 1.</translation>
    </message>
    <message>
      <source>GeoTIFF of the three main components as red, green and blue.</source>
      <translation>GeoTIFF de los tres componentes principales como rojo, verde y azul.</translation>
    </message>
    <message>
      <source>GeoTIFF of unit vectors.</source>
      <translation>GeoTIFF de vectores unitarios.</translation>
    </message>
    <message>
      <source>GeoTIFF of what became what, with a legend of the transitions that occur.</source>
      <translation>GeoTIFF de qué se convirtió en qué, con una leyenda de las transiciones que se dan.</translation>
    </message>
    <message>
      <source>Gives every pixel of a high-resolution RGB raster a land-cover class. The SSDM network reads the image together with an embedding of its surroundings, on this machine: imagery never leaves it.</source>
      <translation>Da una clase de cobertura del suelo a cada píxel de un ráster RGB de alta resolución. La red SSDM lee la imagen junto con un embedding de su entorno, en este equipo: las imágenes nunca salen de él.</translation>
    </message>
    <message>
      <source>Gives the whole phrase to the network, without reading relations in it.</source>
      <translation>Da la frase entera a la red, sin leer relaciones en ella.</translation>
    </message>
    <message>
      <source>Gives the whole phrase to the network: words such as “near” or “within 200 m of” are not measured</source>
      <translation>Da la frase entera a la red: palabras como «near» o «within 200 m of» no se miden</translation>
    </message>
    <message>
      <source>Green band</source>
      <translation>Banda verde</translation>
    </message>
    <message>
      <source>Grid of the result</source>
      <translation>Cuadrícula del resultado</translation>
    </message>
    <message>
      <source>Ground resolution of a picture without a CRS; not needed otherwise.</source>
      <translation>Resolución en el terreno de una imagen sin SRC; en otro caso no hace falta.</translation>
    </message>
    <message>
      <source>Hardware of this machine that the engine can use; the first is recommended</source>
      <translation>Hardware de este equipo que el motor puede usar; se recomienda el primero</translation>
    </message>
    <message>
      <source>Hectares of each class in each polygon</source>
      <translation>Hectáreas de cada clase en cada polígono</translation>
    </message>
    <message>
      <source>Hides the other answers, their regions and the land covers on the map; they stay in the list</source>
      <translation>Oculta en el mapa las demás respuestas, sus regiones y las coberturas del suelo; siguen en la lista</translation>
    </message>
    <message>
      <source>Highest response</source>
      <translation>Respuesta más alta</translation>
    </message>
    <message>
      <source>Holds the class as its code or name; if left empty: reference, class, label, code and the like.</source>
      <translation>Contiene la clase como código o nombre; si se deja vacío: reference, class, label, code y similares.</translation>
    </message>
    <message>
      <source>Holds the class as its name or code</source>
      <translation>Contiene la clase como nombre o código</translation>
    </message>
    <message>
      <source>Holds the name; if left empty: reference, class, label and the like.</source>
      <translation>Contiene el nombre; si se deja vacío: reference, class, label y similares.</translation>
    </message>
    <message>
      <source>How each class is told from the others (JSON)</source>
      <translation>Cómo se distingue cada clase de las demás (JSON)</translation>
    </message>
    <message>
      <source>How much the answer covers the image below</source>
      <translation>Cuánto cubre la respuesta la imagen que hay debajo</translation>
    </message>
    <message>
      <source>How much the land cover covers the imagery</source>
      <translation>Cuánto cubre la cobertura del suelo las imágenes</translation>
    </message>
    <message>
      <source>How right is {layer}?</source>
      <translation>¿Cuánto acierta {layer}?</translation>
    </message>
    <message>
      <source>How the phrase was read</source>
      <translation>Cómo se leyó la frase</translation>
    </message>
    <message>
      <source>How unsure the model is there, 0 to 1</source>
      <translation>Lo inseguro que está allí el modelo, de 0 a 1</translation>
    </message>
    <message>
      <source>If no embedding is named, the layer itself is read as one, as “Embedding of an extent” writes it.</source>
      <translation>Si no se indica ningún embedding, la propia capa se lee como tal, como la escribe «Embedding de una extensión».</translation>
    </message>
    <message>
      <source>If nothing is found, the log and the output FOUND say so.</source>
      <translation>Si no se encuentra nada, lo dicen el registro y la salida FOUND.</translation>
    </message>
    <message>
      <source>If you give no number of points, it is computed from the standard error that you want for the overall accuracy (Olofsson et al. 2014, equation 13). Rare classes get a minimum number of points; the other points are distributed by area.</source>
      <translation>Si no da un número de puntos, se calcula a partir del error estándar que desea para la exactitud global (Olofsson et al. 2014, ecuación 13). Las clases raras reciben un número mínimo de puntos; los demás se reparten según la superficie.</translation>
    </message>
    <message>
      <source>Image</source>
      <translation>Imagen</translation>
    </message>
    <message>
      <source>Image: {value}</source>
      <translation>Imagen: {value}</translation>
    </message>
    <message>
      <source>Imagery then leaves this machine, over SSH to that machine; the size is shown first</source>
      <translation>Las imágenes salen entonces de este equipo, por SSH hacia ese equipo; antes se muestra el tamaño</translation>
    </message>
    <message>
      <source>Imagery then leaves this machine, over SSH, and is kept there until you delete it.</source>
      <translation>Las imágenes salen entonces de este equipo, por SSH, y se conservan allí hasta que usted las borre.</translation>
    </message>
    <message>
      <source>Imagery with red, green and blue bands. Services (WMS, XYZ) and virtual layers are drawn first.</source>
      <translation>Imágenes con bandas roja, verde y azul. Los servicios (WMS, XYZ) y las capas virtuales se dibujan primero.</translation>
    </message>
    <message>
      <source>Imagery, in a file, of ground that you know.</source>
      <translation>Imágenes, en un archivo, de un terreno que usted conoce.</translation>
    </message>
    <message>
      <source>In place of labels: a raster of classes that have names.</source>
      <translation>En lugar de etiquetas: un ráster de clases que tienen nombres.</translation>
    </message>
    <message>
      <source>In the land cover</source>
      <translation>En la cobertura del suelo</translation>
    </message>
    <message>
      <source>In the reference</source>
      <translation>En la referencia</translation>
    </message>
    <message>
      <source>In use: the engine in {folder}</source>
      <translation>En uso: el motor de {folder}</translation>
    </message>
    <message>
      <source>In use: your own Python {folder}</source>
      <translation>En uso: su propio Python {folder}</translation>
    </message>
    <message>
      <source>Include</source>
      <translation>Incluir</translation>
    </message>
    <message>
      <source>Input</source>
      <translation>Entrada</translation>
    </message>
    <message>
      <source>Installed</source>
      <translation>Instalado</translation>
    </message>
    <message>
      <source>Installed models</source>
      <translation>Modelos instalados</translation>
    </message>
    <message>
      <source>Installing the model</source>
      <translation>Instalando el modelo</translation>
    </message>
    <message>
      <source>Installs a model from a file, a folder or an address</source>
      <translation>Instala un modelo desde un archivo, una carpeta o una dirección</translation>
    </message>
    <message>
      <source>Installs the engine and tests it with a small map</source>
      <translation>Instala el motor y lo prueba con un mapa pequeño</translation>
    </message>
    <message>
      <source>Installs the packages from a folder of wheels (.whl files), without a network</source>
      <translation>Instala los paquetes desde una carpeta de wheels (archivos .whl), sin red</translation>
    </message>
    <message>
      <source>IoU at the threshold</source>
      <translation>IoU en el umbral</translation>
    </message>
    <message>
      <source>It takes about {minutes} minutes at 50 Mbit/s.</source>
      <translation>A 50 Mbit/s tarda unos {minutes} minutos.</translation>
    </message>
    <message>
      <source>It took {time}.</source>
      <translation>Tardó {time}.</translation>
    </message>
    <message>
      <source>Its weights have the names of open_clip: download model.safetensors from its page, then use “landscribe models convert”.</source>
      <translation>Sus pesos tienen los nombres de open_clip: descargue model.safetensors de su página y use después «landscribe models convert».</translation>
    </message>
    <message>
      <source>Kappa</source>
      <translation>Kappa</translation>
    </message>
    <message>
      <source>Keep all</source>
      <translation>Conservar todas</translation>
    </message>
    <message>
      <source>Keep the classes without la&amp;bels</source>
      <translation>Conservar c&amp;lases sin etiquetas</translation>
    </message>
    <message>
      <source>Keep the classes without labels</source>
      <translation>Conservar clases sin etiquetas</translation>
    </message>
    <message>
      <source>Keep using the current engine</source>
      <translation>Seguir usando el motor actual</translation>
    </message>
    <message>
      <source>Keep what a fitted model sees</source>
      <translation>Conservar lo que ve un modelo ajustado</translation>
    </message>
    <message>
      <source>La&amp;ter</source>
      <translation>&amp;Más tarde</translation>
    </message>
    <message>
      <source>La&amp;yer</source>
      <translation>&amp;Capa</translation>
    </message>
    <message>
      <source>La&amp;yer name</source>
      <translation>Nombre &amp;de la capa</translation>
    </message>
    <message>
      <source>Label places where the land cover is wrong with Points or Polygons, then press Train.</source>
      <translation>Etiquete con Puntos o Polígonos los lugares donde la cobertura del suelo es errónea y pulse después Entrenar.</translation>
    </message>
    <message>
      <source>Label what you see there, and run “Learn your own classes” again.</source>
      <translation>Etiquete lo que vea allí y ejecute de nuevo «Aprender sus propias clases».</translation>
    </message>
    <message>
      <source>Label where the land cover is wrong, and it changes: on the page Train</source>
      <translation>Etiquetar donde la cobertura del suelo es errónea, y esta cambia: en la página Entrenar</translation>
    </message>
    <message>
      <source>Label with</source>
      <translation>Etiquetar con</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>Etiquetas</translation>
    </message>
    <message>
      <source>Labels that look like another class (JSON)</source>
      <translation>Etiquetas que parecen de otra clase (JSON)</translation>
    </message>
    <message>
      <source>Land cover</source>
      <translation>Cobertura del suelo</translation>
    </message>
    <message>
      <source>Land cover after</source>
      <translation>Cobertura del suelo después</translation>
    </message>
    <message>
      <source>Land cover before</source>
      <translation>Cobertura del suelo antes</translation>
    </message>
    <message>
      <source>Land cover of a folder, a tile index or several layers; goes on where it was stopped</source>
      <translation>Cobertura del suelo de una carpeta, un índice de teselas o varias capas; continúa donde se detuvo</translation>
    </message>
    <message>
      <source>Land cover to polygons</source>
      <translation>Cobertura del suelo a polígonos</translation>
    </message>
    <message>
      <source>Land-cover classes of a high-resolution raster, from the SSDM network</source>
      <translation>Clases de cobertura del suelo de un ráster de alta resolución, con la red SSDM</translation>
    </message>
    <message>
      <source>Landscribe</source>
      <translation>Landscribe</translation>
    </message>
    <message>
      <source>Landscribe computes in its own Python environment, separate from QGIS. Set up creates it in the folder below and tests it with a small map; nothing is installed into QGIS's Python or anywhere else.</source>
      <translation>Landscribe calcula en su propio entorno de Python, separado de QGIS. «Configurar» lo crea en la carpeta de abajo y lo prueba con un mapa pequeño; no se instala nada en el Python de QGIS ni en ningún otro lugar.</translation>
    </message>
    <message>
      <source>Landscribe manual</source>
      <translation>Manual de Landscribe</translation>
    </message>
    <message>
      <source>Landscribe: comparing</source>
      <translation>Landscribe: comparando</translation>
    </message>
    <message>
      <source>Landscribe: comparing two dates</source>
      <translation>Landscribe: comparando dos fechas</translation>
    </message>
    <message>
      <source>Landscribe: drawing points</source>
      <translation>Landscribe: sorteando puntos</translation>
    </message>
    <message>
      <source>Landscribe: finding similar places</source>
      <translation>Landscribe: buscando lugares similares</translation>
    </message>
    <message>
      <source>Landscribe: looking for a phrase</source>
      <translation>Landscribe: buscando una frase</translation>
    </message>
    <message>
      <source>Landscribe: looking where to label next</source>
      <translation>Landscribe: buscando dónde etiquetar a continuación</translation>
    </message>
    <message>
      <source>Landscribe: making polygons</source>
      <translation>Landscribe: creando polígonos</translation>
    </message>
    <message>
      <source>Landscribe: map land cover</source>
      <translation>Landscribe: cartografiar cobertura del suelo</translation>
    </message>
    <message>
      <source>Landscribe: mapping land cover</source>
      <translation>Landscribe: cartografiando la cobertura del suelo</translation>
    </message>
    <message>
      <source>Landscribe: measuring areas</source>
      <translation>Landscribe: midiendo superficies</translation>
    </message>
    <message>
      <source>Landscribe: training</source>
      <translation>Landscribe: entrenando</translation>
    </message>
    <message>
      <source>Landscribe’s &amp;folder there</source>
      <translation>Carpeta de &amp;Landscribe allí</translation>
    </message>
    <message>
      <source>Large models for phrases</source>
      <translation>Modelos grandes para frases</translation>
    </message>
    <message>
      <source>Later image: {value}</source>
      <translation>Imagen posterior: {value}</translation>
    </message>
    <message>
      <source>Layer name</source>
      <translation>Nombre de la capa</translation>
    </message>
    <message>
      <source>Learn your own classes</source>
      <translation>Aprender sus propias clases</translation>
    </message>
    <message>
      <source>Learns classes from labels: points, lines or polygons on the imagery, with an attribute that holds the class. The result is a model: “Map land cover” and the dock's page “Map” offer it by its name, for any imagery.</source>
      <translation>Aprende clases a partir de etiquetas: puntos, líneas o polígonos sobre las imágenes, con un atributo que contiene la clase. El resultado es un modelo: «Cartografiar cobertura del suelo» y la página «Mapa» del panel lo ofrecen por su nombre, para cualquier imagen.</translation>
    </message>
    <message>
      <source>Learns from the labels, and maps what the canvas shows</source>
      <translation>Aprende de las etiquetas y cartografía lo que muestra el lienzo</translation>
    </message>
    <message>
      <source>Lets a machine with a graphics card compute; it needs an engine of its own</source>
      <translation>Hace que calcule un equipo con tarjeta gráfica; necesita su propio motor</translation>
    </message>
    <message>
      <source>Letters, digits, full stops, hyphens and underscores. A fitted model of this name is replaced.</source>
      <translation>Letras, cifras, puntos, guiones y guiones bajos. Se reemplaza un modelo ajustado con este nombre.</translation>
    </message>
    <message>
      <source>Level of a find</source>
      <translation>Nivel de un hallazgo</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>Licencia</translation>
    </message>
    <message>
      <source>Lines</source>
      <translation>Líneas</translation>
    </message>
    <message>
      <source>List of tiles: {size}, {days} days old, SHA-256 {digest}…</source>
      <translation>Lista de teselas: {size}, de hace {days} días, SHA-256 {digest}…</translation>
    </message>
    <message>
      <source>Lists what has failed so far, and why</source>
      <translation>Muestra lo que ha fallado hasta ahora y por qué</translation>
    </message>
    <message>
      <source>Load</source>
      <translation>Cargar</translation>
    </message>
    <message>
      <source>Loading PyTorch</source>
      <translation>Cargando PyTorch</translation>
    </message>
    <message>
      <source>Loading the checkpoint</source>
      <translation>Cargando el punto de control</translation>
    </message>
    <message>
      <source>Loading the model</source>
      <translation>Cargando el modelo</translation>
    </message>
    <message>
      <source>Loading…</source>
      <translation>Cargando…</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Registro</translation>
    </message>
    <message>
      <source>Log of the set-up</source>
      <translation>Registro de la configuración</translation>
    </message>
    <message>
      <source>Looking for peaks</source>
      <translation>Buscando máximos</translation>
    </message>
    <message>
      <source>Looking for the checkpoint</source>
      <translation>Buscando el punto de control</translation>
    </message>
    <message>
      <source>Looking for what is done</source>
      <translation>Buscando lo que ya está hecho</translation>
    </message>
    <message>
      <source>Looking up AlphaEarth</source>
      <translation>Consultando AlphaEarth</translation>
    </message>
    <message>
      <source>Looks for a phrase in a high-resolution RGB raster and gives every place a response from 0 to 1. The XeMap network compares the image with the words, on this machine: imagery never leaves it.</source>
      <translation>Busca una frase en un ráster RGB de alta resolución y da a cada lugar una respuesta de 0 a 1. La red XeMap compara la imagen con las palabras, en este equipo: las imágenes nunca salen de él.</translation>
    </message>
    <message>
      <source>Looks for a phrase in many rasters, as “Ask the scene” does in one; relations see across files.</source>
      <translation>Busca una frase en muchos rásteres, como «Preguntar a la escena» en uno; las relaciones ven más allá de los archivos.</translation>
    </message>
    <message>
      <source>Looks for the place in the extent where a label would help most: the model is unsure there, and the ground looks unlike all labels so far. The log says why.</source>
      <translation>Busca el lugar de la extensión donde una etiqueta ayudaría más: allí el modelo está inseguro y el terreno no se parece a ninguna de las etiquetas hasta ahora. El registro dice por qué.</translation>
    </message>
    <message>
      <source>M&amp;ap</source>
      <translation>M&amp;apa</translation>
    </message>
    <message>
      <source>Made by Landscribe; run record: {path}</source>
      <translation>Creado por Landscribe; registro de ejecución: {path}</translation>
    </message>
    <message>
      <source>Makes a land-cover layer of the extent</source>
      <translation>Crea una capa de cobertura del suelo de la extensión</translation>
    </message>
    <message>
      <source>Makes a layer that shows where the phrase applies</source>
      <translation>Crea una capa que muestra dónde se cumple la frase</translation>
    </message>
    <message>
      <source>Makes a model of {name}. What its file says need not be filled in: files of Deepness's zoo say everything, networks of segmentation-models-pytorch neither their classes nor their resolution.</source>
      <translation>Crea un modelo de {name}. No hace falta rellenar lo que dice su archivo: los archivos del zoo de Deepness lo dicen todo; las redes de segmentation-models-pytorch, ni sus clases ni su resolución.</translation>
    </message>
    <message>
      <source>Makes an empty layer of labels, a GeoPackage beside the project</source>
      <translation>Crea una capa de etiquetas vacía, un GeoPackage junto al proyecto</translation>
    </message>
    <message>
      <source>Makes layers of what changed in the extent</source>
      <translation>Crea capas de lo que cambió en la extensión</translation>
    </message>
    <message>
      <source>Makes polygons of the places above the threshold</source>
      <translation>Crea polígonos de los lugares por encima del umbral</translation>
    </message>
    <message>
      <source>Makes polygons of the places where a response raster is at least this high.</source>
      <translation>Crea polígonos de los lugares donde un ráster de respuesta alcanza al menos este valor.</translation>
    </message>
    <message>
      <source>Making the built-in scene</source>
      <translation>Creando la escena incorporada</translation>
    </message>
    <message>
      <source>Manifest</source>
      <translation>Manifiesto</translation>
    </message>
    <message>
      <source>Map canvas</source>
      <translation>Lienzo del mapa</translation>
    </message>
    <message>
      <source>Map land cover</source>
      <translation>Cartografiar cobertura del suelo</translation>
    </message>
    <message>
      <source>Map many rasters</source>
      <translation>Cartografiar muchos rásteres</translation>
    </message>
    <message>
      <source>Map th&amp;is extent</source>
      <translation>Ca&amp;rtografiar esta extensión</translation>
    </message>
    <message>
      <source>Map with Landscribe</source>
      <translation>Cartografiar con Landscribe</translation>
    </message>
    <message>
      <source>Map with it…</source>
      <translation>Cartografiar con él…</translation>
    </message>
    <message>
      <source>Mapped area in hectares</source>
      <translation>Superficie cartografiada en hectáreas</translation>
    </message>
    <message>
      <source>Mapped is right</source>
      <translation>Lo cartografiado es correcto</translation>
    </message>
    <message>
      <source>Mapping</source>
      <translation>Cartografiando</translation>
    </message>
    <message>
      <source>Mapping both dates</source>
      <translation>Cartografiando ambas fechas</translation>
    </message>
    <message>
      <source>Maps the land cover of many rasters. Files that continue each other are mapped as one mosaic, so that there is no seam between them. Large rasters are cut into parts that join bit for bit.</source>
      <translation>Cartografía la cobertura del suelo de muchos rásteres. Los archivos que se continúan unos a otros se cartografían como un solo mosaico, de modo que no hay costura entre ellos. Los rásteres grandes se cortan en partes que encajan bit a bit.</translation>
    </message>
    <message>
      <source>Maps two rasters of one place with one model and compares the probabilities of their classes, so that two unsure maps do not make a sure change. Two land covers made before are compared label by label.</source>
      <translation>Cartografía dos rásteres de un mismo lugar con un solo modelo y compara las probabilidades de sus clases, de modo que dos mapas inseguros no den un cambio seguro. Dos coberturas del suelo ya existentes se comparan clase por clase.</translation>
    </message>
    <message>
      <source>Margin of &amp;error</source>
      <translation>Margen de &amp;error</translation>
    </message>
    <message>
      <source>Mean F1</source>
      <translation>F1 medio</translation>
    </message>
    <message>
      <source>Mean IoU</source>
      <translation>IoU medio</translation>
    </message>
    <message>
      <source>Mean accuracy (cross-validated)</source>
      <translation>Exactitud media (validación cruzada)</translation>
    </message>
    <message>
      <source>Mean accuracy {percent:.0f} % by cross-validation; {labels} labels, {time}</source>
      <translation>Exactitud media {percent:.0f} % por validación cruzada; {labels} etiquetas, {time}</translation>
    </message>
    <message>
      <source>Mean accuracy: {percent:.0f} %</source>
      <translation>Exactitud media: {percent:.0f} %</translation>
    </message>
    <message>
      <source>Mean confidence</source>
      <translation>Confianza media</translation>
    </message>
    <message>
      <source>Mean response</source>
      <translation>Respuesta media</translation>
    </message>
    <message>
      <source>Measure how accurate the land cover is, with points that you label or with another reference</source>
      <translation>Medir lo exacta que es la cobertura del suelo, con puntos que usted etiqueta o con otra referencia</translation>
    </message>
    <message>
      <source>Measure within these polygons, in any CRS; the whole raster if left empty.</source>
      <translation>Medir dentro de estos polígonos, en cualquier SRC; todo el ráster si se deja vacío.</translation>
    </message>
    <message>
      <source>Measures the area of each class of a land-cover raster on the ellipsoid, in any CRS: pixels, m², hectares, km², and per cent of all classified ground.</source>
      <translation>Mide la superficie de cada clase de un ráster de cobertura del suelo sobre el elipsoide, en cualquier SRC: píxeles, m², hectáreas, km² y porcentaje de todo el suelo clasificado.</translation>
    </message>
    <message>
      <source>Measures the classes within each polygon</source>
      <translation>Mide las clases dentro de cada polígono</translation>
    </message>
    <message>
      <source>Measuring areas</source>
      <translation>Midiendo superficies</translation>
    </message>
    <message>
      <source>Measuring ground that several sources show</source>
      <translation>Midiendo el terreno que muestran varias fuentes</translation>
    </message>
    <message>
      <source>Messages of the set-up, line by line</source>
      <translation>Mensajes de la configuración, línea a línea</translation>
    </message>
    <message>
      <source>Metres per pixel at which the network reads a scene</source>
      <translation>Metros por píxel con los que la red lee una escena</translation>
    </message>
    <message>
      <source>Metres that replace the distances in the phrase, in the same order, such as “150, 300”.</source>
      <translation>Metros que reemplazan las distancias de la frase, en el mismo orden, como «150, 300».</translation>
    </message>
    <message>
      <source>Mi&amp;nimum area</source>
      <translation>Superficie mí&amp;nima</translation>
    </message>
    <message>
      <source>Minim&amp;um area</source>
      <translation>&amp;Superficie mínima</translation>
    </message>
    <message>
      <source>Minimum area (m²)</source>
      <translation>Superficie mínima (m²)</translation>
    </message>
    <message>
      <source>Minimum area of a region</source>
      <translation>Superficie mínima de una región</translation>
    </message>
    <message>
      <source>Minimum area of regions (m²)</source>
      <translation>Superficie mínima de las regiones (m²)</translation>
    </message>
    <message>
      <source>Minimum points per class</source>
      <translation>Puntos mínimos por clase</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Modelo</translation>
    </message>
    <message>
      <source>Model &amp;name</source>
      <translation>N&amp;ombre</translation>
    </message>
    <message>
      <source>Model and file</source>
      <translation>Modelo y archivo</translation>
    </message>
    <message>
      <source>Model card</source>
      <translation>Ficha del modelo</translation>
    </message>
    <message>
      <source>Model folder</source>
      <translation>Carpeta del modelo</translation>
    </message>
    <message>
      <source>Model to start from</source>
      <translation>Modelo de partida</translation>
    </message>
    <message>
      <source>Model {title}</source>
      <translation>Modelo {title}</translation>
    </message>
    <message>
      <source>Model, classes and folder</source>
      <translation>Modelo, clases y carpeta</translation>
    </message>
    <message>
      <source>Model: {value}</source>
      <translation>Modelo: {value}</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>Modelos</translation>
    </message>
    <message>
      <source>Models in the catalogue</source>
      <translation>Modelos del catálogo</translation>
    </message>
    <message>
      <source>More like these places</source>
      <translation>Más como estos lugares</translation>
    </message>
    <message>
      <source>More like this</source>
      <translation>Más como esto</translation>
    </message>
    <message>
      <source>More models to download</source>
      <translation>Más modelos para descargar</translation>
    </message>
    <message>
      <source>Most similar: {phrase}</source>
      <translation>Lo más parecido: {phrase}</translation>
    </message>
    <message>
      <source>Move one by a shift field</source>
      <translation>Mover una según un campo de desplazamientos</translation>
    </message>
    <message>
      <source>Move one by the shift</source>
      <translation>Mover una según el desplazamiento</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Nombre</translation>
    </message>
    <message>
      <source>Name of the class, such as “vineyard”:</source>
      <translation>Nombre de la clase, por ejemplo «viñedo»:</translation>
    </message>
    <message>
      <source>Name of the layer in a GeoPackage; the file's name if left empty.</source>
      <translation>Nombre de la capa en un GeoPackage; el nombre del archivo si se deja vacío.</translation>
    </message>
    <message>
      <source>Name of the model</source>
      <translation>Nombre del modelo</translation>
    </message>
    <message>
      <source>Name of the model that learns: letters, digits, full stops, hyphens and underscores</source>
      <translation>Nombre del modelo que aprende: letras, cifras, puntos, guiones y guiones bajos</translation>
    </message>
    <message>
      <source>Name of the model: letters, digits, points and dashes</source>
      <translation>Nombre del modelo: letras, cifras, puntos y guiones</translation>
    </message>
    <message>
      <source>Name of the polygons of a response; its phrase if left empty.</source>
      <translation>Nombre de los polígonos de una respuesta; su frase si se deja vacío.</translation>
    </message>
    <message>
      <source>Name of the region</source>
      <translation>Nombre de la región</translation>
    </message>
    <message>
      <source>Names of the polygons</source>
      <translation>Nombres de los polígonos</translation>
    </message>
    <message>
      <source>Needs no trained model. Several places are averaged.</source>
      <translation>No necesita un modelo entrenado. Varios lugares se promedian.</translation>
    </message>
    <message>
      <source>Needs {disk:.1f} GB on disk ({cuda:.1f} GB with CUDA); {free:.0f} GB are free. {time}</source>
      <translation>Necesita {disk:.1f} GB en disco ({cuda:.1f} GB con CUDA); hay {free:.0f} GB libres. {time}</translation>
    </message>
    <message>
      <source>Needs {disk:.1f} GB on disk; {free:.0f} GB are free. {time}</source>
      <translation>Necesita {disk:.1f} GB en disco; hay {free:.0f} GB libres. {time}</translation>
    </message>
    <message>
      <source>Networks in ONNX (*.onnx)</source>
      <translation>Redes en ONNX (*.onnx)</translation>
    </message>
    <message>
      <source>Never</source>
      <translation>Nunca</translation>
    </message>
    <message>
      <source>New limits hold from the next start of QGIS.</source>
      <translation>Los nuevos límites valen desde el próximo inicio de QGIS.</translation>
    </message>
    <message>
      <source>New…</source>
      <translation>Nuevo…</translation>
    </message>
    <message>
      <source>No attribute is chosen: tick the attributes to export.</source>
      <translation>No se ha elegido ningún atributo: marque los atributos que se exportan.</translation>
    </message>
    <message>
      <source>No class is chosen for “Only within”: enter one or more class codes.</source>
      <translation>No se ha elegido ninguna clase en «Solo dentro de»: introduzca uno o más códigos de clase.</translation>
    </message>
    <message>
      <source>No class is chosen: tick the classes to export.</source>
      <translation>No se ha elegido ninguna clase: marque las clases que se exportan.</translation>
    </message>
    <message>
      <source>No class of {layer} is ticked: tick the classes to search in, or choose Everywhere.</source>
      <translation>No se ha marcado ninguna clase de {layer}: marque las clases en las que buscar, o elija «En todas partes».</translation>
    </message>
    <message>
      <source>No commit with weights as safetensors is known: give the revision yourself to download it.</source>
      <translation>No se conoce ningún commit con pesos en safetensors: indique usted la revisión para descargarlo.</translation>
    </message>
    <message>
      <source>No embedding is chosen: choose one to search with.</source>
      <translation>No se ha elegido ningún embedding: elija uno con el que buscar.</translation>
    </message>
    <message>
      <source>No embedding is named: enter one, such as alphaearth:2024.</source>
      <translation>No se ha indicado ningún embedding: introduzca uno, como alphaearth:2024.</translation>
    </message>
    <message>
      <source>No embedding raster is chosen: choose a file or another embedding.</source>
      <translation>No se ha elegido ningún ráster de embedding: elija un archivo u otro embedding.</translation>
    </message>
    <message>
      <source>No embedding was used: the map was made from the image alone.</source>
      <translation>No se usó ningún embedding: el mapa se hizo solo a partir de la imagen.</translation>
    </message>
    <message>
      <source>No ground of the classes {codes} of {name} lies in the extent.</source>
      <translation>En la extensión no hay suelo de las clases {codes} de {name}.</translation>
    </message>
    <message>
      <source>No model for phrases is installed.</source>
      <translation>No hay instalado ningún modelo para frases.</translation>
    </message>
    <message>
      <source>No model for phrases is installed: choose a model folder or install one.</source>
      <translation>No hay instalado ningún modelo para frases: elija una carpeta de modelo o instale uno.</translation>
    </message>
    <message>
      <source>No model for phrases is installed: install one on the page Models.</source>
      <translation>No hay instalado ningún modelo para frases: instale uno en la página Modelos.</translation>
    </message>
    <message>
      <source>No model is installed.</source>
      <translation>No hay ningún modelo instalado.</translation>
    </message>
    <message>
      <source>No model is installed: choose a model folder or install Landscribe again.</source>
      <translation>No hay ningún modelo instalado: elija una carpeta de modelo o instale Landscribe de nuevo.</translation>
    </message>
    <message>
      <source>No model is installed: install Landscribe again.</source>
      <translation>No hay ningún modelo instalado: instale Landscribe de nuevo.</translation>
    </message>
    <message>
      <source>No model is installed: install one on the page Models.</source>
      <translation>No hay ningún modelo instalado: instale uno en la página Modelos.</translation>
    </message>
    <message>
      <source>No place is given: choose one to compare with.</source>
      <translation>No se ha dado ningún lugar: elija uno con el que comparar.</translation>
    </message>
    <message>
      <source>No polygon is selected: select one or more in a polygon layer.</source>
      <translation>No hay ningún polígono seleccionado: seleccione uno o más en una capa de polígonos.</translation>
    </message>
    <message>
      <source>No rectangle is drawn: press Draw and drag one on the map canvas.</source>
      <translation>No se ha dibujado ningún rectángulo: pulse «Dibujar» y arrastre uno en el lienzo del mapa.</translation>
    </message>
    <message>
      <source>No region of “{phrase}” is that large: lower the threshold or the minimum area.</source>
      <translation>Ninguna región de «{phrase}» es tan grande: baje el umbral o la superficie mínima.</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Ninguno</translation>
    </message>
    <message>
      <source>None yet</source>
      <translation>Ninguna todavía</translation>
    </message>
    <message>
      <source>Not decided yet: the first run asks.</source>
      <translation>Aún sin decidir: la primera ejecución lo pregunta.</translation>
    </message>
    <message>
      <source>Not like these places</source>
      <translation>No como estos lugares</translation>
    </message>
    <message>
      <source>Not like this</source>
      <translation>No como esto</translation>
    </message>
    <message>
      <source>Not tried here.</source>
      <translation>No se ha probado aquí.</translation>
    </message>
    <message>
      <source>Nothing has failed so far. The list is renewed every half minute.</source>
      <translation>Hasta ahora no ha fallado nada. La lista se actualiza cada medio minuto.</translation>
    </message>
    <message>
      <source>Nothing here looks like {name}: the most similar place reaches {share} of a find.</source>
      <translation>Nada aquí se parece a {name}: el lugar más parecido alcanza el {share} de un hallazgo.</translation>
    </message>
    <message>
      <source>Nothing is chosen: tick the polygons or the table of areas.</source>
      <translation>No se ha elegido nada: marque los polígonos o la tabla de superficies.</translation>
    </message>
    <message>
      <source>Nothing is downloaded unless you allow it; downloaded data is kept for the next time.</source>
      <translation>No se descarga nada sin su permiso; los datos descargados se conservan para la próxima vez.</translation>
    </message>
    <message>
      <source>Nothing like this was found here.</source>
      <translation>Aquí no se encontró nada parecido.</translation>
    </message>
    <message>
      <source>Nothing like this was found here. The places below are the most similar ones.</source>
      <translation>Aquí no se encontró nada parecido. Los lugares de abajo son los más similares.</translation>
    </message>
    <message>
      <source>Number of points</source>
      <translation>Número de puntos</translation>
    </message>
    <message>
      <source>Number of polygons</source>
      <translation>Número de polígonos</translation>
    </message>
    <message>
      <source>Number of regions</source>
      <translation>Número de regiones</translation>
    </message>
    <message>
      <source>Off by default, so that labels are not lost by mistake.</source>
      <translation>Desactivado por defecto, para que no se pierdan etiquetas por error.</translation>
    </message>
    <message>
      <source>Offl&amp;ine wheels folder…</source>
      <translation>Carpeta de wheels s&amp;in conexión…</translation>
    </message>
    <message>
      <source>One line for each folder that both machines see: its path here = its path there</source>
      <translation>Una línea por cada carpeta que ven ambos equipos: su ruta aquí = su ruta allí</translation>
    </message>
    <message>
      <source>One row per class, or per polygon and class.</source>
      <translation>Una fila por clase, o por polígono y clase.</translation>
    </message>
    <message>
      <source>One row per class: code, name, colour, square metres, hectares, per cent.</source>
      <translation>Una fila por clase: código, nombre, color, metros cuadrados, hectáreas, porcentaje.</translation>
    </message>
    <message>
      <source>Only some bands are chosen: choose red, green and blue, or set all to automatic.</source>
      <translation>Solo se han elegido algunas bandas: elija roja, verde y azul, o ponga todas en automático.</translation>
    </message>
    <message>
      <source>Only the place and the year are sent: your imagery never leaves this machine.</source>
      <translation>Solo se envían el lugar y el año: sus imágenes nunca salen de este equipo.</translation>
    </message>
    <message>
      <source>Only within</source>
      <translation>Solo dentro de</translation>
    </message>
    <message>
      <source>Only within classes</source>
      <translation>Solo dentro de clases</translation>
    </message>
    <message>
      <source>Only within polygons</source>
      <translation>Solo dentro de polígonos</translation>
    </message>
    <message>
      <source>Only within the classes {value}</source>
      <translation>Solo dentro de las clases {value}</translation>
    </message>
    <message>
      <source>Opacity</source>
      <translation>Opacidad</translation>
    </message>
    <message>
      <source>Open &amp;folder</source>
      <translation>&amp;Abrir carpeta</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>Abrir carpeta</translation>
    </message>
    <message>
      <source>Open report</source>
      <translation>Abrir informe</translation>
    </message>
    <message>
      <source>Opening both dates</source>
      <translation>Abriendo ambas fechas</translation>
    </message>
    <message>
      <source>Opening the embedding</source>
      <translation>Abriendo el embedding</translation>
    </message>
    <message>
      <source>Opening the scene</source>
      <translation>Abriendo la escena</translation>
    </message>
    <message>
      <source>Opens the algorithm with the choices of this run</source>
      <translation>Abre el algoritmo con las opciones de esta ejecución</translation>
    </message>
    <message>
      <source>Opens the manual: it explains the words of these pages, such as embedding and response</source>
      <translation>Abre el manual: explica las palabras de estas páginas, como embedding y respuesta</translation>
    </message>
    <message>
      <source>Opens the model's folder in the file manager</source>
      <translation>Abre la carpeta del modelo en el gestor de archivos</translation>
    </message>
    <message>
      <source>Opens the page Map with this model, to map any extent and to save the result</source>
      <translation>Abre la página Mapa con este modelo, para cartografiar cualquier extensión y guardar el resultado</translation>
    </message>
    <message>
      <source>Opens the report with its flow chart in the browser</source>
      <translation>Abre en el navegador el informe con su diagrama de flujos</translation>
    </message>
    <message>
      <source>Opens the tables and plots in the web browser</source>
      <translation>Abre las tablas y los gráficos en el navegador</translation>
    </message>
    <message>
      <source>Overall accuracy</source>
      <translation>Exactitud global</translation>
    </message>
    <message>
      <source>Packages</source>
      <translation>Paquetes</translation>
    </message>
    <message>
      <source>Parts that failed</source>
      <translation>Partes que fallaron</translation>
    </message>
    <message>
      <source>Parts with a result</source>
      <translation>Partes con resultado</translation>
    </message>
    <message>
      <source>Past &amp;runs…</source>
      <translation>Ejecuciones ante&amp;riores…</translation>
    </message>
    <message>
      <source>Past runs</source>
      <translation>Ejecuciones anteriores</translation>
    </message>
    <message>
      <source>Paste</source>
      <translation>Pegar</translation>
    </message>
    <message>
      <source>Peek</source>
      <translation>Ver debajo</translation>
    </message>
    <message>
      <source>Perimeter (m)</source>
      <translation>Perímetro (m)</translation>
    </message>
    <message>
      <source>Phrase</source>
      <translation>Frase</translation>
    </message>
    <message>
      <source>Pixel si&amp;ze</source>
      <translation>Tamaño &amp;de píxel</translation>
    </message>
    <message>
      <source>Pixel size (m)</source>
      <translation>Tamaño de píxel (m)</translation>
    </message>
    <message>
      <source>Pixel size of the result: that of the layer, or the size that the network works with</source>
      <translation>Tamaño de píxel del resultado: el de la capa, o el tamaño con el que trabaja la red</translation>
    </message>
    <message>
      <source>Pixels</source>
      <translation>Píxeles</translation>
    </message>
    <message>
      <source>Pixels with their centre outside these polygons become nodata.</source>
      <translation>Los píxeles con su centro fuera de estos polígonos pasan a ser nodata.</translation>
    </message>
    <message>
      <source>Pixels with their centre outside these polygons become nodata; tiles outside them are skipped.</source>
      <translation>Los píxeles con su centro fuera de estos polígonos pasan a ser nodata; las teselas fuera de ellos se omiten.</translation>
    </message>
    <message>
      <source>Pixels, hectares and per cent of each land-cover class, in the whole raster or within polygons</source>
      <translation>Píxeles, hectáreas y porcentaje de cada clase de cobertura del suelo, en todo el ráster o dentro de polígonos</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>Lugar</translation>
    </message>
    <message>
      <source>Places</source>
      <translation>Lugares</translation>
    </message>
    <message>
      <source>Places in the raster's CRS that are not proposed again: “x y; x y”.</source>
      <translation>Lugares en el SRC del ráster que no se proponen de nuevo: «x y; x y».</translation>
    </message>
    <message>
      <source>Places like the marked ones</source>
      <translation>Lugares como los marcados</translation>
    </message>
    <message>
      <source>Places that do not show what you mean, in the raster's CRS: “x y; x y”.</source>
      <translation>Lugares que no muestran lo que busca, en el SRC del ráster: «x y; x y».</translation>
    </message>
    <message>
      <source>Places that show what you mean, in the raster's CRS: “x y; x y”. The answer follows them.</source>
      <translation>Lugares que muestran lo que busca, en el SRC del ráster: «x y; x y». La respuesta se adapta a ellos.</translation>
    </message>
    <message>
      <source>Placing the polygons</source>
      <translation>Colocando los polígonos</translation>
    </message>
    <message>
      <source>Planning</source>
      <translation>Planificando</translation>
    </message>
    <message>
      <source>Points</source>
      <translation>Puntos</translation>
    </message>
    <message>
      <source>Points are</source>
      <translation>Los puntos son</translation>
    </message>
    <message>
      <source>Points for an accuracy assessment</source>
      <translation>Puntos para una evaluación de la exactitud</translation>
    </message>
    <message>
      <source>Points in each class (JSON)</source>
      <translation>Puntos en cada clase (JSON)</translation>
    </message>
    <message>
      <source>Points that you labelled, polygons with a class attribute, or another class raster</source>
      <translation>Puntos que usted etiquetó, polígonos con un atributo de clase u otro ráster de clases</translation>
    </message>
    <message>
      <source>Points to label</source>
      <translation>Puntos para etiquetar</translation>
    </message>
    <message>
      <source>Points to label ({layer})</source>
      <translation>Puntos para etiquetar ({layer})</translation>
    </message>
    <message>
      <source>Points, lines or polygons with a class, in any CRS. Edits count before they are saved. If the layer is styled by its classes, the model takes the colours.</source>
      <translation>Puntos, líneas o polígonos con una clase, en cualquier SRC. Las ediciones cuentan antes de guardarse. Si la capa tiene un estilo por sus clases, el modelo toma los colores.</translation>
    </message>
    <message>
      <source>Points, lines or polygons with the name of what lies there, in any CRS.</source>
      <translation>Puntos, líneas o polígonos con el nombre de lo que hay allí, en cualquier SRC.</translation>
    </message>
    <message>
      <source>Polygons</source>
      <translation>Polígonos</translation>
    </message>
    <message>
      <source>Polygons are ready</source>
      <translation>Los polígonos están listos</translation>
    </message>
    <message>
      <source>Polygons of change</source>
      <translation>Polígonos de cambio</translation>
    </message>
    <message>
      <source>Polygons of this land cover…</source>
      <translation>Polígonos de esta cobertura del suelo…</translation>
    </message>
    <message>
      <source>Polygons of where the response reaches the threshold, with phrase, response and area.</source>
      <translation>Polígonos de donde la respuesta alcanza el umbral, con frase, respuesta y superficie.</translation>
    </message>
    <message>
      <source>Polygons with what each was and is, its probability of change and its area.</source>
      <translation>Polígonos con lo que cada uno era y es, su probabilidad de cambio y su superficie.</translation>
    </message>
    <message>
      <source>Polygons without gaps and overlaps, with areas in hectares, from a land-cover raster</source>
      <translation>Polígonos sin huecos ni superposiciones, con superficies en hectáreas, de un ráster de cobertura del suelo</translation>
    </message>
    <message>
      <source>Preparing polygons</source>
      <translation>Preparando polígonos</translation>
    </message>
    <message>
      <source>Preview of {model}</source>
      <translation>Vista previa de {model}</translation>
    </message>
    <message>
      <source>Probability from which ground has changed.</source>
      <translation>Probabilidad a partir de la cual el suelo ha cambiado.</translation>
    </message>
    <message>
      <source>Probability from which ground has changed; the layer follows at once, the table with the next run</source>
      <translation>Probabilidad a partir de la cual el suelo ha cambiado; la capa cambia al momento, la tabla en la próxima ejecución</translation>
    </message>
    <message>
      <source>Probability of change</source>
      <translation>Probabilidad de cambio</translation>
    </message>
    <message>
      <source>Processes</source>
      <translation>Procesos</translation>
    </message>
    <message>
      <source>Processes that work side by side on this machine; each takes the memory of a run of its own.</source>
      <translation>Procesos que trabajan a la vez en este equipo; cada uno ocupa la memoria de una ejecución propia.</translation>
    </message>
    <message>
      <source>Processor</source>
      <translation>Procesador</translation>
    </message>
    <message>
      <source>Producer's accuracy: of the ground that is this class, how much is mapped as it</source>
      <translation>Exactitud del productor: del suelo que es de esta clase, cuánto está cartografiado como tal</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Progreso</translation>
    </message>
    <message>
      <source>Progress of the set-up</source>
      <translation>Progreso de la configuración</translation>
    </message>
    <message>
      <source>PyTorch {torch} (BSD licence), OpenVINO {openvino} (Apache 2.0, 180 MB) and {count} other packages</source>
      <translation>PyTorch {torch} (licencia BSD), OpenVINO {openvino} (Apache 2.0, 180 MB) y otros {count} paquetes</translation>
    </message>
    <message>
      <source>Python of the engine</source>
      <translation>Python del motor</translation>
    </message>
    <message>
      <source>Python {version} lacks the engine's packages ({names}…): press Set up to make its environment.</source>
      <translation>A Python {version} le faltan los paquetes del motor ({names}…): pulse «Configurar» para crear su entorno.</translation>
    </message>
    <message>
      <source>QGIS cannot open the exported file {path}.</source>
      <translation>QGIS no puede abrir el archivo exportado {path}.</translation>
    </message>
    <message>
      <source>Random points within each class of a land-cover raster, as a layer to label</source>
      <translation>Puntos al azar dentro de cada clase de un ráster de cobertura del suelo, como capa para etiquetar</translation>
    </message>
    <message>
      <source>Rangeland</source>
      <translation>Pastizal</translation>
    </message>
    <message>
      <source>Rare classes get at least this many points, if there are enough points; 50 to 100 is usual</source>
      <translation>Las clases raras reciben al menos este número de puntos, si hay puntos suficientes; lo habitual es de 50 a 100</translation>
    </message>
    <message>
      <source>Raster layer</source>
      <translation>Capa ráster</translation>
    </message>
    <message>
      <source>Raster layers</source>
      <translation>Capas ráster</translation>
    </message>
    <message>
      <source>Raster layers with a file. Neighbouring files of one mosaic are read across their edges.</source>
      <translation>Capas ráster con un archivo. Los archivos vecinos de un mosaico se leen más allá de sus bordes.</translation>
    </message>
    <message>
      <source>Raster over all results</source>
      <translation>Ráster de todos los resultados</translation>
    </message>
    <message>
      <source>Raster with one band per dimension</source>
      <translation>Ráster con una banda por dimensión</translation>
    </message>
    <message>
      <source>Rasters (*.tif *.tiff *.vrt *.img);;All files (*)</source>
      <translation>Rásteres (*.tif *.tiff *.vrt *.img);;Todos los archivos (*)</translation>
    </message>
    <message>
      <source>Raster…</source>
      <translation>Ráster…</translation>
    </message>
    <message>
      <source>Read as: {reading}</source>
      <translation>Leído como: {reading}</translation>
    </message>
    <message>
      <source>Reading labels</source>
      <translation>Leyendo etiquetas</translation>
    </message>
    <message>
      <source>Reading the checkpoint</source>
      <translation>Leyendo el punto de control</translation>
    </message>
    <message>
      <source>Reading the classes</source>
      <translation>Leyendo las clases</translation>
    </message>
    <message>
      <source>Reading the network</source>
      <translation>Leyendo la red</translation>
    </message>
    <message>
      <source>Reading what will be sent</source>
      <translation>Leyendo lo que se enviará</translation>
    </message>
    <message>
      <source>Reads nothing across the edges of files: for files that are no parts of one mosaic.</source>
      <translation>No lee nada más allá de los bordes de los archivos: para archivos que no son partes de un mosaico.</translation>
    </message>
    <message>
      <source>Red band</source>
      <translation>Banda roja</translation>
    </message>
    <message>
      <source>Red, green and blue band, in this order; detected automatically if left empty.</source>
      <translation>Banda roja, verde y azul, en este orden; se detectan automáticamente si se deja vacío.</translation>
    </message>
    <message>
      <source>Reference</source>
      <translation>Referencia</translation>
    </message>
    <message>
      <source>Regions</source>
      <translation>Regiones</translation>
    </message>
    <message>
      <source>Regions and holes below the minimum area are merged into the neighbour with the longest shared boundary. Areas and perimeters are measured on the ellipsoid. Rasters of any size.</source>
      <translation>Las regiones y los huecos por debajo de la superficie mínima se unen al vecino con el límite compartido más largo. Superficies y perímetros se miden sobre el elipsoide. Rásteres de cualquier tamaño.</translation>
    </message>
    <message>
      <source>Regions are the places with at least this response</source>
      <translation>Las regiones son los lugares con al menos esta respuesta</translation>
    </message>
    <message>
      <source>Regions cannot be written there: choose a file, such as a GeoPackage.</source>
      <translation>No se pueden escribir regiones ahí: elija un archivo, por ejemplo un GeoPackage.</translation>
    </message>
    <message>
      <source>Relations are measured on the ground: near, next to, within 200 m of, more than 1 km from, north of, along, surrounded by, between, the largest, larger than 2 ha, without, and, or. A phrase with more than one possible reading is searched as a whole, and the log says so.</source>
      <translation>Las relaciones se miden en el terreno: near, next to, within 200 m of, more than 1 km from, north of, along, surrounded by, between, the largest, larger than 2 ha, without, and, or. Una frase con más de una lectura posible se busca entera, y el registro lo dice.</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Eliminar</translation>
    </message>
    <message>
      <source>Remove {title} from {folder}?</source>
      <translation>¿Eliminar {title} de {folder}?</translation>
    </message>
    <message>
      <source>Removed: {phrase}</source>
      <translation>Eliminado: {phrase}</translation>
    </message>
    <message>
      <source>Removes the answer and its layer from the project</source>
      <translation>Elimina la respuesta y su capa del proyecto</translation>
    </message>
    <message>
      <source>Removes the drawn rectangle</source>
      <translation>Elimina el rectángulo dibujado</translation>
    </message>
    <message>
      <source>Removes the model from this machine</source>
      <translation>Elimina el modelo de este equipo</translation>
    </message>
    <message>
      <source>Removes the selected class</source>
      <translation>Elimina la clase seleccionada</translation>
    </message>
    <message>
      <source>Removes the selected class from the list, if it has no labels</source>
      <translation>Elimina de la lista la clase seleccionada, si no tiene etiquetas</translation>
    </message>
    <message>
      <source>Removing small regions</source>
      <translation>Eliminando regiones pequeñas</translation>
    </message>
    <message>
      <source>Rename class</source>
      <translation>Cambiar el nombre de la clase</translation>
    </message>
    <message>
      <source>Replace an existing file</source>
      <translation>Reemplazar un archivo existente</translation>
    </message>
    <message>
      <source>Replace {things}?</source>
      <translation>¿Reemplazar {things}?</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Informe</translation>
    </message>
    <message>
      <source>Response</source>
      <translation>Respuesta</translation>
    </message>
    <message>
      <source>Resu&amp;lt</source>
      <translation>Resu&amp;ltado</translation>
    </message>
    <message>
      <source>Resul&amp;t pixels</source>
      <translation>Píxe&amp;les</translation>
    </message>
    <message>
      <source>Result</source>
      <translation>Resultado</translation>
    </message>
    <message>
      <source>Result of the set-up</source>
      <translation>Resultado de la configuración</translation>
    </message>
    <message>
      <source>Results without a file name</source>
      <translation>Resultados sin nombre de archivo</translation>
    </message>
    <message>
      <source>Revision</source>
      <translation>Revisión</translation>
    </message>
    <message>
      <source>Road</source>
      <translation>Carretera</translation>
    </message>
    <message>
      <source>Rounds the corners of simplified boundaries.</source>
      <translation>Redondea las esquinas de los límites simplificados.</translation>
    </message>
    <message>
      <source>Run record</source>
      <translation>Registro de ejecución</translation>
    </message>
    <message>
      <source>Runs</source>
      <translation>Ejecuciones</translation>
    </message>
    <message>
      <source>Runs whose results are in the folder for results, or beside a layer of the project.</source>
      <translation>Ejecuciones cuyos resultados están en la carpeta de resultados o junto a una capa del proyecto.</translation>
    </message>
    <message>
      <source>S&amp;hared folders</source>
      <translation>&amp;Carpetas compartidas</translation>
    </message>
    <message>
      <source>S&amp;mooth boundaries</source>
      <translation>Suavizar lí&amp;mites</translation>
    </message>
    <message>
      <source>Same as the layer</source>
      <translation>Igual que la capa</translation>
    </message>
    <message>
      <source>Same as the model</source>
      <translation>Igual que el modelo</translation>
    </message>
    <message>
      <source>Save areas</source>
      <translation>Guardar superficies</translation>
    </message>
    <message>
      <source>Save the labelled points of {layer}?</source>
      <translation>¿Guardar los puntos etiquetados de {layer}?</translation>
    </message>
    <message>
      <source>Save the labels as</source>
      <translation>Guardar las etiquetas como</translation>
    </message>
    <message>
      <source>Save the land cover as</source>
      <translation>Guardar la cobertura del suelo como</translation>
    </message>
    <message>
      <source>Save the land cover as polygons, and its areas as a table</source>
      <translation>Guardar la cobertura del suelo como polígonos, y sus superficies como tabla</translation>
    </message>
    <message>
      <source>Save the points</source>
      <translation>Guardar los puntos</translation>
    </message>
    <message>
      <source>Save to</source>
      <translation>Guardar en</translation>
    </message>
    <message>
      <source>Saved: {path}</source>
      <translation>Guardado: {path}</translation>
    </message>
    <message>
      <source>Saves the model as a zip file, to install it on another machine</source>
      <translation>Guarda el modelo como archivo zip, para instalarlo en otro equipo</translation>
    </message>
    <message>
      <source>Saves the table as a file</source>
      <translation>Guarda la tabla como archivo</translation>
    </message>
    <message>
      <source>Saving</source>
      <translation>Guardando</translation>
    </message>
    <message>
      <source>Scene context</source>
      <translation>Contexto de la escena</translation>
    </message>
    <message>
      <source>Searches only within some classes of a land cover</source>
      <translation>Busca solo dentro de algunas clases de una cobertura del suelo</translation>
    </message>
    <message>
      <source>Seconds</source>
      <translation>Segundos</translation>
    </message>
    <message>
      <source>Seconds for each of these steps</source>
      <translation>Segundos de cada uno de estos pasos</translation>
    </message>
    <message>
      <source>Seconds that it took</source>
      <translation>Segundos que tardó</translation>
    </message>
    <message>
      <source>Seconds that the answer took</source>
      <translation>Segundos que tardó la respuesta</translation>
    </message>
    <message>
      <source>Seconds that the comparison took</source>
      <translation>Segundos que tardó la comparación</translation>
    </message>
    <message>
      <source>Seconds that the mapping took</source>
      <translation>Segundos que tardó la cartografía</translation>
    </message>
    <message>
      <source>Seconds that the training took</source>
      <translation>Segundos que tardó el entrenamiento</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>Semilla</translation>
    </message>
    <message>
      <source>Segmentation network</source>
      <translation>Red de segmentación</translation>
    </message>
    <message>
      <source>Selected polygons</source>
      <translation>Polígonos seleccionados</translation>
    </message>
    <message>
      <source>Selected polygons only ({count})</source>
      <translation>Solo polígonos seleccionados ({count})</translation>
    </message>
    <message>
      <source>Selects a point without a class and moves the map there</source>
      <translation>Selecciona un punto sin clase y mueve el mapa allí</translation>
    </message>
    <message>
      <source>Selects these labels and zooms to them</source>
      <translation>Selecciona estas etiquetas y hace zoom a ellas</translation>
    </message>
    <message>
      <source>Send {size} of {names} to {host}?</source>
      <translation>¿Enviar {size} de {names} a {host}?</translation>
    </message>
    <message>
      <source>Sends the engine's code, and makes its environment there; packages are downloaded by that machine</source>
      <translation>Envía el código del motor y crea allí su entorno; los paquetes los descarga ese equipo</translation>
    </message>
    <message>
      <source>Set &amp;up</source>
      <translation>&amp;Configurar</translation>
    </message>
    <message>
      <source>Set up the engine</source>
      <translation>Configurar el motor</translation>
    </message>
    <message>
      <source>Set up the engine: change the graphics card or the Python, or update it</source>
      <translation>Configurar el motor: cambiar la tarjeta gráfica o el Python, o actualizarlo</translation>
    </message>
    <message>
      <source>Sets the threshold of a model of your own on ground that you know</source>
      <translation>Fija el umbral de un modelo propio en un terreno que usted conoce</translation>
    </message>
    <message>
      <source>Share</source>
      <translation>Proporción</translation>
    </message>
    <message>
      <source>Share of the extent with an embedding</source>
      <translation>Parte de la extensión con embedding</translation>
    </message>
    <message>
      <source>Share of the labels of a class that get this class from a model that did not learn from them. It describes the places that you labelled.</source>
      <translation>Parte de las etiquetas de una clase que reciben esta clase de un modelo que no aprendió de ellas. Describe los lugares que usted ha etiquetado.</translation>
    </message>
    <message>
      <source>Sho&amp;w the next one</source>
      <translation>&amp;Mostrar el siguiente</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Mostrar</translation>
    </message>
    <message>
      <source>Show folder</source>
      <translation>Carpeta</translation>
    </message>
    <message>
      <source>Show only the selected answer</source>
      <translation>Solo la respuesta seleccionada</translation>
    </message>
    <message>
      <source>Show the &amp;best places</source>
      <translation>Mo&amp;strar los mejores lugares</translation>
    </message>
    <message>
      <source>Show them</source>
      <translation>Mostrar</translation>
    </message>
    <message>
      <source>Shown res&amp;ult</source>
      <translation>Res&amp;ultado</translation>
    </message>
    <message>
      <source>Shows the imagery below while the button is pressed</source>
      <translation>Muestra las imágenes de debajo mientras se pulsa el botón</translation>
    </message>
    <message>
      <source>Shows the other pages; nothing can be computed before the set-up</source>
      <translation>Muestra las demás páginas; no se puede calcular nada antes de la configuración</translation>
    </message>
    <message>
      <source>Shows the place in the extent where a label would help most, and says why</source>
      <translation>Muestra el lugar de la extensión donde una etiqueta ayudaría más, y dice por qué</translation>
    </message>
    <message>
      <source>Shows the places with the highest response, although nothing was found</source>
      <translation>Muestra los lugares con la respuesta más alta, aunque no se haya encontrado nada</translation>
    </message>
    <message>
      <source>Similarity</source>
      <translation>Similitud</translation>
    </message>
    <message>
      <source>Similarity of an embedding field to a place, as a map</source>
      <translation>Similitud de un campo de embeddings con un lugar, como mapa</translation>
    </message>
    <message>
      <source>Similarity that a fifth of the extent reaches</source>
      <translation>Similitud que alcanza una quinta parte de la extensión</translation>
    </message>
    <message>
      <source>Simplify (m)</source>
      <translation>Simplificar (m)</translation>
    </message>
    <message>
      <source>Simplifying boundaries</source>
      <translation>Simplificando límites</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Tamaño</translation>
    </message>
    <message>
      <source>Size of a pixel on the ground; needed only for an image without a CRS</source>
      <translation>Tamaño de un píxel en el terreno; solo hace falta para una imagen sin SRC</translation>
    </message>
    <message>
      <source>Smaller changes are dropped</source>
      <translation>Los cambios más pequeños se omiten</translation>
    </message>
    <message>
      <source>Smaller changes are dropped; 0 keeps all.</source>
      <translation>Los cambios más pequeños se omiten; 0 conserva todos.</translation>
    </message>
    <message>
      <source>Smaller regions and holes are left out; 0 keeps all.</source>
      <translation>Las regiones y los huecos más pequeños se omiten; 0 conserva todos.</translation>
    </message>
    <message>
      <source>Smaller regions and holes are merged into their neighbours; 0 keeps all.</source>
      <translation>Las regiones y los huecos más pequeños se unen a sus vecinos; 0 conserva todos.</translation>
    </message>
    <message>
      <source>Smaller regions are left out</source>
      <translation>Las regiones más pequeñas se omiten</translation>
    </message>
    <message>
      <source>Smooth boundaries</source>
      <translation>Suavizar límites</translation>
    </message>
    <message>
      <source>Smoothing boundaries</source>
      <translation>Suavizando límites</translation>
    </message>
    <message>
      <source>Source layer</source>
      <translation>Capa de origen</translation>
    </message>
    <message>
      <source>Standard error of the overall accuracy</source>
      <translation>Error estándar de la exactitud global</translation>
    </message>
    <message>
      <source>Start from</source>
      <translation>Partir de</translation>
    </message>
    <message>
      <source>Starting</source>
      <translation>Iniciando</translation>
    </message>
    <message>
      <source>Starts from</source>
      <translation>Parte de</translation>
    </message>
    <message>
      <source>Steps that the whole network takes</source>
      <translation>Pasos que necesita la red entera</translation>
    </message>
    <message>
      <source>Stops the download; it continues from there the next time</source>
      <translation>Detiene la descarga; la próxima vez continúa desde ahí</translation>
    </message>
    <message>
      <source>Stops the run; nothing is written</source>
      <translation>Detiene la ejecución; no se escribe nada</translation>
    </message>
    <message>
      <source>Stops the set-up; packages that are already installed are kept for the next time</source>
      <translation>Detiene la configuración; los paquetes ya instalados se conservan para la próxima vez</translation>
    </message>
    <message>
      <source>Stops; what is installed is kept for the next time</source>
      <translation>Se detiene; lo ya instalado se conserva para la próxima vez</translation>
    </message>
    <message>
      <source>TESSERA</source>
      <translation>TESSERA</translation>
    </message>
    <message>
      <source>TESSERA 1.1</source>
      <translation>TESSERA 1.1</translation>
    </message>
    <message>
      <source>Table of &amp;areas (CSV, in the same folder)</source>
      <translation>&amp;Tabla de superficies (CSV, en la misma carpeta)</translation>
    </message>
    <message>
      <source>Tables and plots as a page to read or print.</source>
      <translation>Tablas y gráficos como página para leer o imprimir.</translation>
    </message>
    <message>
      <source>Take each raster by itself</source>
      <translation>Tomar cada ráster por separado</translation>
    </message>
    <message>
      <source>Take the phrase as a whole</source>
      <translation>Tomar la frase entera</translation>
    </message>
    <message>
      <source>Takes about {time}: {count} steps. Each label does not train it by itself.</source>
      <translation>Tarda unos {time}: {count} pasos. No se entrena sola tras cada etiqueta.</translation>
    </message>
    <message>
      <source>Takes minutes to hours. Train once without it to see for how long.</source>
      <translation>Tarda de minutos a horas. Entrene una vez sin ello para ver cuánto.</translation>
    </message>
    <message>
      <source>Takes the last click back</source>
      <translation>Deshace el último clic</translation>
    </message>
    <message>
      <source>Task</source>
      <translation>Tarea</translation>
    </message>
    <message>
      <source>Temporary files, lost when QGIS closes</source>
      <translation>Archivos temporales, que se pierden al cerrar QGIS</translation>
    </message>
    <message>
      <source>Test f&amp;olders</source>
      <translation>Pro&amp;bar carpetas</translation>
    </message>
    <message>
      <source>Testing the shared folders</source>
      <translation>Probando las carpetas compartidas</translation>
    </message>
    <message>
      <source>That of the model</source>
      <translation>El del modelo</translation>
    </message>
    <message>
      <source>That of the model to start from</source>
      <translation>El del modelo de partida</translation>
    </message>
    <message>
      <source>The GeoPackage that will hold the points and your labels</source>
      <translation>El GeoPackage que contendrá los puntos y sus etiquetas</translation>
    </message>
    <message>
      <source>The GeoPackage to write.</source>
      <translation>El GeoPackage que se escribe.</translation>
    </message>
    <message>
      <source>The Processing plugin is off: switch it on in the plugin manager.</source>
      <translation>El complemento Processing está desactivado: actívelo en el administrador de complementos.</translation>
    </message>
    <message>
      <source>The address of a list of models</source>
      <translation>La dirección de una lista de modelos</translation>
    </message>
    <message>
      <source>The answer holds for this project.</source>
      <translation>La respuesta vale para este proyecto.</translation>
    </message>
    <message>
      <source>The attribute that holds the class, as a name or a code</source>
      <translation>El atributo que contiene la clase, como nombre o código</translation>
    </message>
    <message>
      <source>The attribute {field} holds codes: enter a number from 1 to 255.</source>
      <translation>El atributo {field} contiene códigos: introduzca un número de 1 a 255.</translation>
    </message>
    <message>
      <source>The attributes of the polygons beside the class code; all if left empty.</source>
      <translation>Los atributos de los polígonos además del código de clase; todos si se deja vacío.</translation>
    </message>
    <message>
      <source>The catalogue {address} cannot be downloaded ({error}): check the address and the network.</source>
      <translation>El catálogo {address} no se puede descargar ({error}): compruebe la dirección y la red.</translation>
    </message>
    <message>
      <source>The check</source>
      <translation>La comprobación</translation>
    </message>
    <message>
      <source>The check of this Python</source>
      <translation>La comprobación de este Python</translation>
    </message>
    <message>
      <source>The check of this machine</source>
      <translation>La comprobación de este equipo</translation>
    </message>
    <message>
      <source>The class areas and the facts of the run as an HTML page.</source>
      <translation>Las superficies de las clases y los datos de la ejecución como página HTML.</translation>
    </message>
    <message>
      <source>The class has no name: enter one.</source>
      <translation>La clase no tiene nombre: introduzca uno.</translation>
    </message>
    <message>
      <source>The class of the land cover (code or name) for each value of the reference. A value with an empty class is left out. A value that is not listed is the class with the same name or code.</source>
      <translation>La clase de la cobertura del suelo (código o nombre) para cada valor de la referencia. Un valor con la clase vacía se omite. Un valor que no figura en la lista es la clase con el mismo nombre o código.</translation>
    </message>
    <message>
      <source>The classes in the order of the network's outputs; one output alone gets the background as class 1</source>
      <translation>Las clases en el orden de las salidas de la red; con una sola salida, el fondo es la clase 1</translation>
    </message>
    <message>
      <source>The classes of the labels; the selected one is drawn</source>
      <translation>Las clases de las etiquetas; se dibuja la seleccionada</translation>
    </message>
    <message>
      <source>The classes to search in</source>
      <translation>Las clases en las que buscar</translation>
    </message>
    <message>
      <source>The commit of the checkpoint on the Hugging Face hub: its page shows it under “Files and versions”</source>
      <translation>El commit del punto de control en el Hugging Face Hub: su página lo muestra en «Files and versions»</translation>
    </message>
    <message>
      <source>The confidence raster of the same run: its mean becomes an attribute of each polygon.</source>
      <translation>El ráster de confianza de la misma ejecución: su media pasa a ser un atributo de cada polígono.</translation>
    </message>
    <message>
      <source>The device {id} is no longer available: Landscribe chooses the device automatically.</source>
      <translation>El dispositivo {id} ya no está disponible: Landscribe elige el dispositivo automáticamente.</translation>
    </message>
    <message>
      <source>The diagnostics are on the clipboard.</source>
      <translation>El diagnóstico está en el portapapeles.</translation>
    </message>
    <message>
      <source>The distances of the phrase: change them to ask again</source>
      <translation>Las distancias de la frase: cámbielas para volver a preguntar</translation>
    </message>
    <message>
      <source>The earlier date.</source>
      <translation>La fecha anterior.</translation>
    </message>
    <message>
      <source>The earlier date: imagery, or a land cover made before</source>
      <translation>La fecha anterior: imágenes, o una cobertura del suelo ya existente</translation>
    </message>
    <message>
      <source>The embedding {name} covers {share} % of the extent, and the rest was done without one.</source>
      <translation>El embedding {name} cubre el {share} % de la extensión; el resto se hizo sin él.</translation>
    </message>
    <message>
      <source>The engine is ready.</source>
      <translation>El motor está listo.</translation>
    </message>
    <message>
      <source>The engine's full answer (JSON)</source>
      <translation>La respuesta completa del motor (JSON)</translation>
    </message>
    <message>
      <source>The estimated overall accuracy will be this precise, with 95 % confidence</source>
      <translation>La exactitud global estimada tendrá esta precisión, con un 95 % de confianza</translation>
    </message>
    <message>
      <source>The export of the model</source>
      <translation>La exportación del modelo</translation>
    </message>
    <message>
      <source>The extent cannot be transformed to the layer's CRS: choose one closer to the layer.</source>
      <translation>La extensión no se puede transformar al SRC de la capa: elija una más cercana a la capa.</translation>
    </message>
    <message>
      <source>The extent decides which pixels are mapped, but not their classes: two overlapping extents agree on the overlap. Nodata stays nodata. Any CRS, data type and size.</source>
      <translation>La extensión decide qué píxeles se cartografían, pero no sus clases: dos extensiones que se solapan coinciden en el solape. Nodata sigue siendo nodata. Cualquier SRC, tipo de datos y tamaño.</translation>
    </message>
    <message>
      <source>The extent does not touch the layer: zoom to the layer or choose another extent.</source>
      <translation>La extensión no toca la capa: haga zoom a la capa o elija otra extensión.</translation>
    </message>
    <message>
      <source>The extent is empty: draw or choose one that covers some ground.</source>
      <translation>La extensión está vacía: dibuje o elija una que cubra algo de terreno.</translation>
    </message>
    <message>
      <source>The extent is too large to draw this layer at {gsd:.2g} m: choose one below {side:.1f} km a side.</source>
      <translation>La extensión es demasiado grande para dibujar esta capa a {gsd:.2g} m: elija una de menos de {side:.1f} km de lado.</translation>
    </message>
    <message>
      <source>The extent lies beside the layer.</source>
      <translation>La extensión está fuera de la capa.</translation>
    </message>
    <message>
      <source>The features could not be copied for the engine ({error}): free some space.</source>
      <translation>No se pudieron copiar los objetos espaciales para el motor ({error}): libere espacio.</translation>
    </message>
    <message>
      <source>The features of the scene are kept, so that the second phrase is answered almost at once. The extent decides which places get a response, but does not change the response.</source>
      <translation>Las características de la escena se conservan, de modo que la segunda frase se responde casi al instante. La extensión decide qué lugares reciben una respuesta, pero no cambia la respuesta.</translation>
    </message>
    <message>
      <source>The file name is missing: enter the file to export to.</source>
      <translation>Falta el nombre del archivo: introduzca el archivo al que exportar.</translation>
    </message>
    <message>
      <source>The file of this answer is missing: ask again, or remove it.</source>
      <translation>Falta el archivo de esta respuesta: pregunte de nuevo o elimínela.</translation>
    </message>
    <message>
      <source>The file to write: .gpkg, .geojson, .fgb or .shp.</source>
      <translation>El archivo que se escribe: .gpkg, .geojson, .fgb o .shp.</translation>
    </message>
    <message>
      <source>The folder for the engine's Python environment, on any disk</source>
      <translation>La carpeta para el entorno de Python del motor, en cualquier disco</translation>
    </message>
    <message>
      <source>The folder of your own models, with one subfolder per model</source>
      <translation>La carpeta de sus propios modelos, con una subcarpeta por modelo</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be created ({error}): enter another place under “Save to”.</source>
      <translation>La carpeta {folder} no se puede crear ({error}): indique otro lugar en «Guardar en».</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be created ({error}): save the project elsewhere.</source>
      <translation>La carpeta {folder} no se puede crear ({error}): guarde el proyecto en otro lugar.</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be made ({error}): choose a folder of models.</source>
      <translation>La carpeta {folder} no se puede crear ({error}): elija una carpeta de modelos.</translation>
    </message>
    <message>
      <source>The head alone (seconds)</source>
      <translation>Solo la cabeza (segundos)</translation>
    </message>
    <message>
      <source>The image to work on; it follows the active layer</source>
      <translation>La imagen con la que se trabaja; sigue a la capa activa</translation>
    </message>
    <message>
      <source>The imagery of {name} is not in the project: load it first.</source>
      <translation>Las imágenes de {name} no están en el proyecto: cárguelas primero.</translation>
    </message>
    <message>
      <source>The imagery that the labels lie on. Services (WMS, XYZ) and virtual layers are drawn first.</source>
      <translation>Las imágenes sobre las que están las etiquetas. Los servicios (WMS, XYZ) y las capas virtuales se dibujan primero.</translation>
    </message>
    <message>
      <source>The installation of the model</source>
      <translation>La instalación del modelo</translation>
    </message>
    <message>
      <source>The labels cannot be read: choose a layer of points, lines or polygons.</source>
      <translation>Las etiquetas no se pueden leer: elija una capa de puntos, líneas o polígonos.</translation>
    </message>
    <message>
      <source>The labels cannot be written to {path} ({error}): save the project in a folder of yours.</source>
      <translation>Las etiquetas no se pueden escribir en {path} ({error}): guarde el proyecto en una carpeta suya.</translation>
    </message>
    <message>
      <source>The labels do not improve on the model to start from, so its map is kept.</source>
      <translation>Las etiquetas no mejoran el modelo de partida, así que se conserva su mapa.</translation>
    </message>
    <message>
      <source>The labels do not lie on the layer: choose labels of this imagery.</source>
      <translation>Las etiquetas no están sobre la capa: elija etiquetas de estas imágenes.</translation>
    </message>
    <message>
      <source>The labels have no attribute {field}: choose the one that holds the class.</source>
      <translation>Las etiquetas no tienen ningún atributo {field}: elija el que contiene la clase.</translation>
    </message>
    <message>
      <source>The labels so far; edits count before they are saved.</source>
      <translation>Las etiquetas hasta ahora; las ediciones cuentan antes de guardarse.</translation>
    </message>
    <message>
      <source>The labels {name} cannot be edited: choose another layer or make new labels.</source>
      <translation>Las etiquetas {name} no se pueden editar: elija otra capa o cree etiquetas nuevas.</translation>
    </message>
    <message>
      <source>The land cover that the table and the buttons below are about</source>
      <translation>La cobertura del suelo de la que tratan la tabla y los botones de abajo</translation>
    </message>
    <message>
      <source>The largest of the extent</source>
      <translation>El más grande de la extensión</translation>
    </message>
    <message>
      <source>The largest of the whole layer</source>
      <translation>El más grande de toda la capa</translation>
    </message>
    <message>
      <source>The later date, of the same kind</source>
      <translation>La fecha posterior, del mismo tipo</translation>
    </message>
    <message>
      <source>The later date: imagery like the earlier one, or a land cover if that is one.</source>
      <translation>La fecha posterior: imágenes como la anterior, o una cobertura del suelo si aquella lo es.</translation>
    </message>
    <message>
      <source>The layer could not be drawn to a file ({error}): free some space.</source>
      <translation>La capa no se pudo dibujar en un archivo ({error}): libere espacio.</translation>
    </message>
    <message>
      <source>The layer does not take this label: draw it again, or choose another layer.</source>
      <translation>La capa no acepta esta etiqueta: dibújela de nuevo o elija otra capa.</translation>
    </message>
    <message>
      <source>The layer has no coordinate system: set its CRS in the layer properties.</source>
      <translation>La capa no tiene sistema de coordenadas: establezca su SRC en las propiedades de la capa.</translation>
    </message>
    <message>
      <source>The layer itself</source>
      <translation>La propia capa</translation>
    </message>
    <message>
      <source>The layer of transitions is gone from the project: compare both dates again.</source>
      <translation>La capa de transiciones ya no está en el proyecto: compare de nuevo ambas fechas.</translation>
    </message>
    <message>
      <source>The layer of “{phrase}” was removed: ask again about another layer.</source>
      <translation>La capa de «{phrase}» se eliminó: pregunte de nuevo sobre otra capa.</translation>
    </message>
    <message>
      <source>The layer shows nothing there{why}: check its connection or choose another extent.</source>
      <translation>La capa no muestra nada ahí{why}: compruebe su conexión o elija otra extensión.</translation>
    </message>
    <message>
      <source>The layer was drawn before: refresh the map (F5) to draw it again.</source>
      <translation>La capa se dibujó antes: actualice el mapa (F5) para dibujarla de nuevo.</translation>
    </message>
    <message>
      <source>The layer's CRS is not defined at this extent: choose an extent closer to the layer.</source>
      <translation>El SRC de la capa no está definido en esta extensión: elija una extensión más cercana a la capa.</translation>
    </message>
    <message>
      <source>The list of tiles is downloaded on first use.</source>
      <translation>La lista de teselas se descarga la primera vez que se usa.</translation>
    </message>
    <message>
      <source>The log shows the accuracy of each class by cross-validation: how many of its labels get the right class from a model that did not learn from them, with the 95 % interval.</source>
      <translation>El registro muestra la exactitud de cada clase por validación cruzada: cuántas de sus etiquetas reciben la clase correcta de un modelo que no aprendió de ellas, con el intervalo del 95 %.</translation>
    </message>
    <message>
      <source>The lowest response that belongs to a region; the model's own if left empty.</source>
      <translation>La respuesta más baja que pertenece a una región; la propia del modelo si se deja vacío.</translation>
    </message>
    <message>
      <source>The lowest response that the style shows; the model's own if left empty.</source>
      <translation>La respuesta más baja que muestra el estilo; la propia del modelo si se deja vacío.</translation>
    </message>
    <message>
      <source>The matrix and a flow chart as an HTML page.</source>
      <translation>La matriz y un diagrama de flujos como página HTML.</translation>
    </message>
    <message>
      <source>The matrix of transitions in hectares, with gains and losses.</source>
      <translation>La matriz de transiciones en hectáreas, con ganancias y pérdidas.</translation>
    </message>
    <message>
      <source>The model is unsure here (mean confidence {percent} %): this imagery may be unlike what it learnt from.</source>
      <translation>El modelo está inseguro aquí (confianza media {percent} %): estas imágenes pueden ser distintas de las que aprendió.</translation>
    </message>
    <message>
      <source>The model of {name} is not installed, or its run record is missing: map the extent again first.</source>
      <translation>El modelo de {name} no está instalado, o falta su registro de ejecución: cartografíe primero la extensión de nuevo.</translation>
    </message>
    <message>
      <source>The model that shall become better.</source>
      <translation>El modelo que se quiere mejorar.</translation>
    </message>
    <message>
      <source>The model {model} has not learnt to read {kind}, so the embedding {name} guided its structure only (which cells belong together) and not its classes.</source>
      <translation>El modelo {model} no ha aprendido a leer {kind}, así que el embedding {name} guio solo su estructura (qué celdas van juntas) y no sus clases.</translation>
    </message>
    <message>
      <source>The model {model} uses no embedding, so {embedding} was not read.</source>
      <translation>El modelo {model} no usa ningún embedding, así que no se leyó {embedding}.</translation>
    </message>
    <message>
      <source>The model's card keeps both. Without them, results say that the levels are guesses.</source>
      <translation>La ficha del modelo guarda ambos. Sin ellos, los resultados dicen que los niveles son conjeturas.</translation>
    </message>
    <message>
      <source>The name {name} is too long for the attribute {field}: use at most {length} characters.</source>
      <translation>El nombre {name} es demasiado largo para el atributo {field}: use como máximo {length} caracteres.</translation>
    </message>
    <message>
      <source>The network that compares the image with the words</source>
      <translation>La red que compara la imagen con las palabras</translation>
    </message>
    <message>
      <source>The network that maps both dates; not used for land covers</source>
      <translation>La red que cartografía ambas fechas; no se usa con coberturas del suelo</translation>
    </message>
    <message>
      <source>The network that maps both dates; not used for two land covers.</source>
      <translation>La red que cartografía ambas fechas; no se usa con dos coberturas del suelo.</translation>
    </message>
    <message>
      <source>The network to use; its card lists its classes, resolution range and training data.</source>
      <translation>La red que se usa; su ficha indica sus clases, su rango de resolución y sus datos de entrenamiento.</translation>
    </message>
    <message>
      <source>The network to use; its card lists its resolution range and training data.</source>
      <translation>La red que se usa; su ficha indica su rango de resolución y sus datos de entrenamiento.</translation>
    </message>
    <message>
      <source>The network uses the image only.</source>
      <translation>La red usa solo la imagen.</translation>
    </message>
    <message>
      <source>The network whose features and classes the new model builds on.</source>
      <translation>La red sobre cuyas características y clases se construye el nuevo modelo.</translation>
    </message>
    <message>
      <source>The network whose features and classes the new model builds on. An embedding that is chosen on the page Map is learnt from, too, and the new model needs it</source>
      <translation>La red en cuyas características y clases se basa el nuevo modelo. También se aprende de un embedding elegido en la página Mapa, y el nuevo modelo lo necesita</translation>
    </message>
    <message>
      <source>The network's own cells</source>
      <translation>Las celdas propias de la red</translation>
    </message>
    <message>
      <source>The network's view of the surroundings: “scene-context” (a coarse view of the scene itself), “alphaearth:” or “tessera:” and a year, “esd:” or “raster:” and the path of a file, or “none”.</source>
      <translation>Lo que la red ve del entorno: «scene-context» (una vista general de la propia escena), «alphaearth:» o «tessera:» y un año, «esd:» o «raster:» y la ruta de un archivo, o «none».</translation>
    </message>
    <message>
      <source>The neural network that gives each pixel its class</source>
      <translation>La red neuronal que da a cada píxel su clase</translation>
    </message>
    <message>
      <source>The oldest data is removed when the limit is reached</source>
      <translation>Los datos más antiguos se eliminan al alcanzar el límite</translation>
    </message>
    <message>
      <source>The part of the image to work on; the result for a pixel does not depend on it</source>
      <translation>La parte de la imagen con la que se trabaja; el resultado de un píxel no depende de ella</translation>
    </message>
    <message>
      <source>The part to compare, in any CRS; all that both have if left empty.</source>
      <translation>La parte que se compara, en cualquier SRC; todo lo que ambas tienen si se deja vacío.</translation>
    </message>
    <message>
      <source>The part to map, in any CRS; the whole layer if left empty.</source>
      <translation>La parte que se cartografía, en cualquier SRC; toda la capa si se deja vacío.</translation>
    </message>
    <message>
      <source>The part to search, in any CRS; the whole layer if left empty.</source>
      <translation>La parte en la que se busca, en cualquier SRC; toda la capa si se deja vacío.</translation>
    </message>
    <message>
      <source>The part to work on, in any CRS; all of the rasters if left empty.</source>
      <translation>La parte con la que se trabaja, en cualquier SRC; todos los rásteres enteros si se deja vacío.</translation>
    </message>
    <message>
      <source>The phrase is too long to look for relations in it, so it was taken whole.</source>
      <translation>La frase es demasiado larga para buscar relaciones en ella, así que se tomó entera.</translation>
    </message>
    <message>
      <source>The phrase is too long: only its first {count} characters were read, to “{end}”.</source>
      <translation>La frase es demasiado larga: solo se leyeron sus primeros {count} caracteres, hasta «{end}».</translation>
    </message>
    <message>
      <source>The place to compare with, in any CRS.</source>
      <translation>El lugar con el que comparar, en cualquier SRC.</translation>
    </message>
    <message>
      <source>The place where one more label would help a model most, and why</source>
      <translation>El lugar donde una etiqueta más ayudaría más a un modelo, y por qué</translation>
    </message>
    <message>
      <source>The points are shuffled and do not show the map's class, so that the labels are independent of it.</source>
      <translation>Los puntos están mezclados y no muestran la clase del mapa, para que las etiquetas sean independientes de él.</translation>
    </message>
    <message>
      <source>The polygons cannot be read: choose a polygon layer, or select them again.</source>
      <translation>Los polígonos no se pueden leer: elija una capa de polígonos, o selecciónelos de nuevo.</translation>
    </message>
    <message>
      <source>The raster of class codes to be assessed.</source>
      <translation>El ráster de códigos de clase que se evalúa.</translation>
    </message>
    <message>
      <source>The raster of class codes to be assessed; its classes are the strata.</source>
      <translation>El ráster de códigos de clase que se evalúa; sus clases son los estratos.</translation>
    </message>
    <message>
      <source>The raster's CRS if left empty. GeoJSON is always WGS 84.</source>
      <translation>El SRC del ráster si se deja vacío. GeoJSON es siempre WGS 84.</translation>
    </message>
    <message>
      <source>The rasters may have any CRS and resolution; both are read on the pixels of the coarser one. The shift between them is measured first, and reported if it is above half a pixel.</source>
      <translation>Los rásteres pueden tener cualquier SRC y resolución; ambos se leen en los píxeles del más grueso. Primero se mide el desplazamiento entre ellos, y se indica si supera medio píxel.</translation>
    </message>
    <message>
      <source>The reference: a class raster, or polygons or points with a class attribute.</source>
      <translation>La referencia: un ráster de clases, o polígonos o puntos con un atributo de clase.</translation>
    </message>
    <message>
      <source>The report is one HTML file with plots that any browser opens.</source>
      <translation>El informe es un archivo HTML con gráficos que abre cualquier navegador.</translation>
    </message>
    <message>
      <source>The response says how well a place fits the phrase, from 0 (not at all) to 1. Places below the threshold are hidden; the layer changes at once.</source>
      <translation>La respuesta dice lo bien que un lugar encaja con la frase, de 0 (nada) a 1. Los lugares por debajo del umbral se ocultan; la capa cambia al momento.</translation>
    </message>
    <message>
      <source>The result has the extent and CRS of this layer; its bands are not used.</source>
      <translation>El resultado tiene la extensión y el SRC de esta capa; sus bandas no se usan.</translation>
    </message>
    <message>
      <source>The results, a raster over all of them (VRT), and the manifest.</source>
      <translation>Los resultados, un ráster que los abarca todos (VRT) y el manifiesto.</translation>
    </message>
    <message>
      <source>The run failed unexpectedly ({error}): see the Landscribe log.</source>
      <translation>La ejecución falló de forma inesperada ({error}): consulte el registro de Landscribe.</translation>
    </message>
    <message>
      <source>The run failed: see the Processing log.</source>
      <translation>La ejecución falló: consulte el registro de Processing.</translation>
    </message>
    <message>
      <source>The run record of this layer has no areas.</source>
      <translation>El registro de ejecución de esta capa no tiene superficies.</translation>
    </message>
    <message>
      <source>The same seed draws the same points.</source>
      <translation>La misma semilla sortea los mismos puntos.</translation>
    </message>
    <message>
      <source>The same table as text for spreadsheets.</source>
      <translation>La misma tabla como texto para hojas de cálculo.</translation>
    </message>
    <message>
      <source>The set-up</source>
      <translation>La configuración</translation>
    </message>
    <message>
      <source>The shared folder holds: {host} reads and writes there what lies here.</source>
      <translation>La carpeta compartida funciona: {host} lee y escribe allí lo que está aquí.</translation>
    </message>
    <message>
      <source>The shift between both dates is always measured, and reported above half a pixel</source>
      <translation>El desplazamiento entre ambas fechas se mide siempre, y se indica si supera medio píxel</translation>
    </message>
    <message>
      <source>The shift between the two dates could not be measured, because they have too few edges in common: they were compared where they say that they lie.</source>
      <translation>No se pudo medir el desplazamiento entre las dos fechas, porque tienen muy pocos bordes en común: se compararon donde dicen estar.</translation>
    </message>
    <message>
      <source>The table of classes has two columns: give pairs of reference and land cover.</source>
      <translation>La tabla de clases tiene dos columnas: indique pares de referencia y cobertura del suelo.</translation>
    </message>
    <message>
      <source>The text encoder reads no more of a phrase than its beginning, so “{rest}” was left out.</source>
      <translation>El codificador de texto solo lee el comienzo de una frase, así que se omitió «{rest}».</translation>
    </message>
    <message>
      <source>The total; computed from the standard error if left empty.</source>
      <translation>El total; se calcula a partir del error estándar si se deja vacío.</translation>
    </message>
    <message>
      <source>The values of an embedding field (AlphaEarth, TESSERA, a raster) are learnt from, beside the picture: the model then needs such a field wherever it maps. If left empty, that of the model to start from.</source>
      <translation>Se aprende de los valores de un campo de embeddings (AlphaEarth, TESSERA, un ráster), además de la imagen: el modelo necesita entonces ese campo dondequiera que cartografíe. Si se deja vacío, el del modelo de partida.</translation>
    </message>
    <message>
      <source>The whole layer is read: {cost}. It is kept for later phrases.</source>
      <translation>Se lee toda la capa: {cost}. Se conserva para frases posteriores.</translation>
    </message>
    <message>
      <source>The whole network (minutes to hours)</source>
      <translation>La red entera (de minutos a horas)</translation>
    </message>
    <message>
      <source>There are no areas yet: press Measure first.</source>
      <translation>Aún no hay superficies: pulse primero Medir.</translation>
    </message>
    <message>
      <source>There are no labels: make new labels, or choose a layer.</source>
      <translation>No hay etiquetas: cree etiquetas nuevas o elija una capa.</translation>
    </message>
    <message>
      <source>There are no shared folders: enter one, or allow sending rasters.</source>
      <translation>No hay carpetas compartidas: introduzca una o permita enviar rásteres.</translation>
    </message>
    <message>
      <source>There are no wheels (*.whl) in {folder}: choose a folder that has them.</source>
      <translation>No hay wheels (*.whl) en {folder}: elija una carpeta que los tenga.</translation>
    </message>
    <message>
      <source>There is a class {name} already: give another name.</source>
      <translation>Ya existe una clase {name}: dé otro nombre.</translation>
    </message>
    <message>
      <source>There is no answer to remove.</source>
      <translation>No hay ninguna respuesta que eliminar.</translation>
    </message>
    <message>
      <source>There is no class to label with: add one first.</source>
      <translation>No hay ninguna clase con la que etiquetar: añada una primero.</translation>
    </message>
    <message>
      <source>There is no class to remove: add one first.</source>
      <translation>No hay ninguna clase que eliminar: añada primero una.</translation>
    </message>
    <message>
      <source>There is no click to take back: click places first.</source>
      <translation>No hay ningún clic que deshacer: haga clic primero en algunos lugares.</translation>
    </message>
    <message>
      <source>There is no file {path}: choose an existing raster.</source>
      <translation>No existe el archivo {path}: elija un ráster existente.</translation>
    </message>
    <message>
      <source>There is no folder {folder}: choose an existing folder.</source>
      <translation>No existe la carpeta {folder}: elija una carpeta existente.</translation>
    </message>
    <message>
      <source>There is no graphics card that the engine can use: it computes on the processor, which takes longer.</source>
      <translation>No hay ninguna tarjeta gráfica que el motor pueda usar: calcula en el procesador, lo que tarda más.</translation>
    </message>
    <message>
      <source>There is no label: draw some, or choose a layer with labels.</source>
      <translation>No hay ninguna etiqueta: dibuje algunas o elija una capa con etiquetas.</translation>
    </message>
    <message>
      <source>There is no model of your own for phrases: get one on the page “Models” first.</source>
      <translation>No hay ningún modelo propio para frases: consiga primero uno en la página Modelos.</translation>
    </message>
    <message>
      <source>There is no model to download: enter a catalogue's address, and load it.</source>
      <translation>No hay ningún modelo que descargar: introduzca la dirección de un catálogo y cárguelo.</translation>
    </message>
    <message>
      <source>There is no phrase: write one, such as “houses next to the river”.</source>
      <translation>No hay ninguna frase: escriba una, como «houses next to the river».</translation>
    </message>
    <message>
      <source>There is no phrase: write what to look for, such as “houses next to the river”.</source>
      <translation>No hay ninguna frase: escriba qué buscar, como «houses next to the river».</translation>
    </message>
    <message>
      <source>There is no phrase: write what to look for.</source>
      <translation>No hay ninguna frase: escriba qué buscar.</translation>
    </message>
    <message>
      <source>There is no polygon: select some, or choose a layer with polygons.</source>
      <translation>No hay ningún polígono: seleccione algunos o elija una capa con polígonos.</translation>
    </message>
    <message>
      <source>There is no public catalogue of Landscribe models yet. Enter the address of a catalogue, or add a model from a file, a folder or an address.</source>
      <translation>Todavía no hay un catálogo público de modelos de Landscribe. Introduzca la dirección de un catálogo, o añada un modelo desde un archivo, una carpeta o una dirección.</translation>
    </message>
    <message>
      <source>There is no raster layer: load one first.</source>
      <translation>No hay ninguna capa ráster: cargue una primero.</translation>
    </message>
    <message>
      <source>There is no report yet: press Compare first.</source>
      <translation>Aún no hay informe: pulse primero Comparar.</translation>
    </message>
    <message>
      <source>There is no response outside these polygons; relations still see the surroundings.</source>
      <translation>No hay respuesta fuera de estos polígonos; las relaciones siguen viendo el entorno.</translation>
    </message>
    <message>
      <source>There is nothing to work on: choose layers, a folder or a tile index.</source>
      <translation>No hay nada con que trabajar: elija capas, una carpeta o un índice de teselas.</translation>
    </message>
    <message>
      <source>This catalogue offers no models.</source>
      <translation>Este catálogo no ofrece modelos.</translation>
    </message>
    <message>
      <source>This checkpoint is installed with the command “landscribe models convert”.</source>
      <translation>Este checkpoint se instala con la orden «landscribe models convert».</translation>
    </message>
    <message>
      <source>This file is temporary: your labels would be lost. Choose another file, or save the project first.</source>
      <translation>Este archivo es temporal: sus etiquetas se perderían. Elija otro archivo, o guarde primero el proyecto.</translation>
    </message>
    <message>
      <source>This is no raster: drop an image file or a raster layer.</source>
      <translation>Esto no es un ráster: suelte un archivo de imagen o una capa ráster.</translation>
    </message>
    <message>
      <source>This machine computes again.</source>
      <translation>Este equipo vuelve a calcular.</translation>
    </message>
    <message>
      <source>This machine may not write in {here}, so results cannot be put there: choose another folder.</source>
      <translation>Este equipo no puede escribir en {here}, así que allí no se pueden poner resultados: elija otra carpeta.</translation>
    </message>
    <message>
      <source>This model is part of Landscribe: it cannot be removed.</source>
      <translation>Este modelo forma parte de Landscribe: no se puede eliminar.</translation>
    </message>
    <message>
      <source>This place cannot be converted to the labels' CRS: label a place nearer to the scene.</source>
      <translation>Este lugar no se puede convertir al SRC de las etiquetas: etiquete un lugar más cercano a la escena.</translation>
    </message>
    <message>
      <source>This version of Landscribe needs newer packages. The update creates a new environment and keeps the old one until the new one has made a map.</source>
      <translation>Esta versión de Landscribe necesita paquetes más recientes. La actualización crea un entorno nuevo y conserva el antiguo hasta que el nuevo haya hecho un mapa.</translation>
    </message>
    <message>
      <source>Threshold</source>
      <translation>Umbral</translation>
    </message>
    <message>
      <source>Threshold as a number</source>
      <translation>Umbral como número</translation>
    </message>
    <message>
      <source>Threshold of the regions</source>
      <translation>Umbral de las regiones</translation>
    </message>
    <message>
      <source>Tick classes</source>
      <translation>Marcar clases</translation>
    </message>
    <message>
      <source>Tile index or STAC items</source>
      <translation>Índice de teselas o elementos STAC</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>Tiempo</translation>
    </message>
    <message>
      <source>Tolerance on the ground; 0 keeps the edges of the pixels</source>
      <translation>Tolerancia en el terreno; 0 conserva los bordes de los píxeles</translation>
    </message>
    <message>
      <source>Tolerance on the ground; two pixels if left empty, 0 keeps the edges of the pixels.</source>
      <translation>Tolerancia en el terreno; dos píxeles si se deja vacío, 0 conserva los bordes de los píxeles.</translation>
    </message>
    <message>
      <source>Total</source>
      <translation>Total</translation>
    </message>
    <message>
      <source>Tra&amp;in</source>
      <translation>E&amp;ntrenar</translation>
    </message>
    <message>
      <source>Tracing boundaries</source>
      <translation>Trazando límites</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>Entrenar</translation>
    </message>
    <message>
      <source>Train a&amp;fter each label</source>
      <translation>Entrenar tras cada eti&amp;queta</translation>
    </message>
    <message>
      <source>Trained on</source>
      <translation>Entrenado con</translation>
    </message>
    <message>
      <source>Trains whenever you add, change or delete a label, or undo it</source>
      <translation>Entrena cada vez que usted añade, cambia o borra una etiqueta, o lo deshace</translation>
    </message>
    <message>
      <source>Transitions</source>
      <translation>Transiciones</translation>
    </message>
    <message>
      <source>Transitions (JSON)</source>
      <translation>Transiciones (JSON)</translation>
    </message>
    <message>
      <source>Transitions (report)</source>
      <translation>Transiciones (informe)</translation>
    </message>
    <message>
      <source>Transitions (table)</source>
      <translation>Transiciones (tabla)</translation>
    </message>
    <message>
      <source>Tree</source>
      <translation>Árbol</translation>
    </message>
    <message>
      <source>Try again what failed</source>
      <translation>Reintentar lo que falló</translation>
    </message>
    <message>
      <source>Trying the network on a tile</source>
      <translation>Probando la red en una tesela</translation>
    </message>
    <message>
      <source>Turns a land-cover raster into polygons, one per connected region, as a coverage: neighbours share their boundary even after simplification, so that there are no gaps and no overlaps.</source>
      <translation>Convierte un ráster de cobertura del suelo en polígonos, uno por región conexa, como cobertura continua: los vecinos comparten su límite incluso después de simplificar, de modo que no hay huecos ni superposiciones.</translation>
    </message>
    <message>
      <source>Two pixels</source>
      <translation>Dos píxeles</translation>
    </message>
    <message>
      <source>Two raster layers are needed: load the earlier and the later date.</source>
      <translation>Hacen falta dos capas ráster: cargue la fecha anterior y la posterior.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Deshacer</translation>
    </message>
    <message>
      <source>Undo click</source>
      <translation>Deshacer clic</translation>
    </message>
    <message>
      <source>Unknown</source>
      <translation>Desconocido</translation>
    </message>
    <message>
      <source>Update the engine</source>
      <translation>Actualizar el motor</translation>
    </message>
    <message>
      <source>Use English phrases; the model's text encoder knows other languages less well.</source>
      <translation>Use frases en inglés; el codificador de texto del modelo conoce peor otros idiomas.</translation>
    </message>
    <message>
      <source>Use an e&amp;xisting Python…</source>
      <translation>Usar un Python e&amp;xistente…</translation>
    </message>
    <message>
      <source>User's accuracy: of the ground mapped as this class, how much is this class</source>
      <translation>Exactitud del usuario: del suelo cartografiado como esta clase, cuánto es de esta clase</translation>
    </message>
    <message>
      <source>Uses the pixels of the finer raster in place of those of the coarser one.</source>
      <translation>Usa los píxeles del ráster más fino en lugar de los del más grueso.</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>Versión</translation>
    </message>
    <message>
      <source>Visited places</source>
      <translation>Lugares visitados</translation>
    </message>
    <message>
      <source>Wait until the set-up ends, or cancel it.</source>
      <translation>Espere a que termine la configuración o cancélela.</translation>
    </message>
    <message>
      <source>Wait until this machine has been looked at, or choose a Python.</source>
      <translation>Espere a que se examine este equipo o elija un Python.</translation>
    </message>
    <message>
      <source>Warning: {text}</source>
      <translation>Advertencia: {text}</translation>
    </message>
    <message>
      <source>Warnings</source>
      <translation>Advertencias</translation>
    </message>
    <message>
      <source>Warnings (JSON)</source>
      <translation>Advertencias (JSON)</translation>
    </message>
    <message>
      <source>Water</source>
      <translation>Agua</translation>
    </message>
    <message>
      <source>What changed between two dates, as a map, a table and polygons</source>
      <translation>Lo que cambió entre dos fechas, como mapa, tabla y polígonos</translation>
    </message>
    <message>
      <source>What changed {time}</source>
      <translation>Lo que cambió {time}</translation>
    </message>
    <message>
      <source>What is finished stays after a cancel or a crash: the same run again does what is missing. Failures are listed and do not stop the rest. manifest.gpkg in the folder shows how each part stands.</source>
      <translation>Lo terminado se conserva tras una cancelación o un fallo: la misma ejecución otra vez hace lo que falta. Los fallos se listan y no detienen el resto. manifest.gpkg, en la carpeta, muestra cómo está cada parte.</translation>
    </message>
    <message>
      <source>What learns</source>
      <translation>Qué aprende</translation>
    </message>
    <message>
      <source>What phrases need of a scene</source>
      <translation>Lo que las frases necesitan de una escena</translation>
    </message>
    <message>
      <source>What the network knows of the wider surroundings: numbers that describe each place. They help to tell classes apart, such as a field from a lawn. The manual (chapter Embeddings) compares them.</source>
      <translation>Lo que la red sabe del entorno amplio: números que describen cada lugar. Ayudan a distinguir clases, como un cultivo de un césped. El manual (capítulo Embeddings) los compara.</translation>
    </message>
    <message>
      <source>What to look for, such as “farmland within 200 m of the river”.</source>
      <translation>Qué buscar, como «farmland within 200 m of the river».</translation>
    </message>
    <message>
      <source>What to look for. Enter: search; Shift+Enter: another phrase; Up and Down: earlier phrases.</source>
      <translation>Qué buscar. Intro: buscar; Mayús+Intro: otra frase; Arriba y Abajo: frases anteriores.</translation>
    </message>
    <message>
      <source>What your own models need of a scene</source>
      <translation>Lo que sus propios modelos necesitan de una escena</translation>
    </message>
    <message>
      <source>Where a phrase is true in a folder, a tile index or several layers; goes on where it was stopped</source>
      <translation>Dónde se cumple una frase en una carpeta, un índice de teselas o varias capas; continúa donde se detuvo</translation>
    </message>
    <message>
      <source>Where a phrase such as “houses next to the river” is true, from the XeMap network</source>
      <translation>Dónde se cumple una frase como «houses next to the river», con la red XeMap</translation>
    </message>
    <message>
      <source>Where rasters overlap, the first one is shown, and its ground counts once in the areas.</source>
      <translation>Donde los rásteres se solapan se muestra el primero, y su suelo cuenta una sola vez en las superficies.</translation>
    </message>
    <message>
      <source>Where should results without a file name go?</source>
      <translation>¿Adónde deben ir los resultados sin nombre de archivo?</translation>
    </message>
    <message>
      <source>Where the dock computes; the dock can choose another one</source>
      <translation>Dónde calcula el panel; en el panel se puede elegir otro</translation>
    </message>
    <message>
      <source>Where the model's own folder is written; if left empty, among the installed models.</source>
      <translation>Dónde se escribe la carpeta del propio modelo; si se deja vacío, entre los modelos instalados.</translation>
    </message>
    <message>
      <source>Where the reference is a random sample of points stratified by the map's classes (as “Points for an accuracy assessment” draws it), areas and accuracies are estimated for the whole map, with 95 % confidence intervals, after Olofsson et al. 2014.</source>
      <translation>Si la referencia es una muestra aleatoria de puntos estratificada por las clases del mapa (como la que sortea «Puntos para una evaluación de la exactitud»), se estiman superficies y exactitudes para todo el mapa, con intervalos de confianza del 95 %, según Olofsson et al. 2014.</translation>
    </message>
    <message>
      <source>Where to compute: on a graphics card or the processor</source>
      <translation>Dónde calcular: en una tarjeta gráfica o en el procesador</translation>
    </message>
    <message>
      <source>Where to label next</source>
      <translation>Dónde etiquetar ahora</translation>
    </message>
    <message>
      <source>Where to look, in any CRS; the whole layer if left empty.</source>
      <translation>Dónde buscar, en cualquier SRC; toda la capa si se deja vacío.</translation>
    </message>
    <message>
      <source>Where “the largest” and “the smallest” are looked for</source>
      <translation>Dónde se buscan «the largest» y «the smallest»</translation>
    </message>
    <message>
      <source>Whether anything was found</source>
      <translation>Si se encontró algo</translation>
    </message>
    <message>
      <source>Whether classes of the model to start from stay in the new model if they have no labels.</source>
      <translation>Si las clases del modelo de partida permanecen en el nuevo modelo cuando no tienen etiquetas.</translation>
    </message>
    <message>
      <source>Whether the next map of this ground with a fitted model needs no network.</source>
      <translation>Si el próximo mapa de este terreno con un modelo ajustado no necesita la red.</translation>
    </message>
    <message>
      <source>Whether the scene's features were in the cache</source>
      <translation>Si las características de la escena estaban en la caché</translation>
    </message>
    <message>
      <source>Whole layer</source>
      <translation>Toda la capa</translation>
    </message>
    <message>
      <source>Why a label helps there</source>
      <translation>Por qué ayuda allí una etiqueta</translation>
    </message>
    <message>
      <source>Wi&amp;thin</source>
      <translation>Den&amp;tro de</translation>
    </message>
    <message>
      <source>Will be read as: {reading}</source>
      <translation>Se leerá como: {reading}</translation>
    </message>
    <message>
      <source>With a threshold, the raster is read as a response between 0 and 1, and the polygons cover the places that reach the threshold.</source>
      <translation>Con un umbral, el ráster se lee como una respuesta entre 0 y 1, y los polígonos cubren los lugares que alcanzan el umbral.</translation>
    </message>
    <message>
      <source>With hundreds of labels the whole network may learn more than the head that reads its features. A fifth of the labels is held out; unless these get better, the head stays. Cancelled, it keeps the best so far, and the same run goes on from there.</source>
      <translation>Con cientos de etiquetas, la red entera puede aprender más que la cabeza que lee sus características. Se reserva una quinta parte de las etiquetas; si estas no mejoran, queda la cabeza. Si se cancela, conserva lo mejor hasta entonces, y la misma ejecución continúa desde ahí.</translation>
    </message>
    <message>
      <source>With polygons, the table has the areas within each polygon, for example the forest of each parish. Tick “Selected features only” to use the selected polygons. A pixel belongs where its centre lies.</source>
      <translation>Con polígonos, la tabla tiene las superficies dentro de cada polígono, por ejemplo el bosque de cada municipio. Marque «Objetos seleccionados solamente» para usar los polígonos seleccionados. Un píxel pertenece al lugar donde está su centro.</translation>
    </message>
    <message>
      <source>With the engine's packages; from the folder, or from /</source>
      <translation>Con los paquetes del motor; desde la carpeta, o desde /</translation>
    </message>
    <message>
      <source>Without an earlier date, these words are part of a name.</source>
      <translation>Sin una fecha anterior, estas palabras son parte de un nombre.</translation>
    </message>
    <message>
      <source>Write “new houses”, “houses that are gone” or “water that became bare”.</source>
      <translation>Escriba «new houses», «houses that are gone» o «water that became bare».</translation>
    </message>
    <message>
      <source>Writes a small file here, reads it there, and answers it; both are removed</source>
      <translation>Escribe aquí un archivo pequeño, lo lee allí y lo responde; ambos se eliminan</translation>
    </message>
    <message>
      <source>Writes the global embedding of an extent: a raster of unit vectors, one band per dimension, in the CRS of the layer, with the product's attribution and licence in its metadata.</source>
      <translation>Escribe el embedding global de una extensión: un ráster de vectores unitarios, una banda por dimensión, en el SRC de la capa, con la atribución y la licencia del producto en sus metadatos.</translation>
    </message>
    <message>
      <source>Writing the response</source>
      <translation>Escribiendo la respuesta</translation>
    </message>
    <message>
      <source>Year of the embedding</source>
      <translation>Año del embedding</translation>
    </message>
    <message>
      <source>Your imagery never leaves this machine.</source>
      <translation>Sus imágenes nunca salen de este equipo.</translation>
    </message>
    <message>
      <source>Your own models</source>
      <translation>Sus propios modelos</translation>
    </message>
    <message>
      <source>Zip files (*.zip)</source>
      <translation>Archivos zip (*.zip)</translation>
    </message>
    <message>
      <source>[Folder {name} beside the project]</source>
      <translation>[Carpeta {name} junto al proyecto]</translation>
    </message>
    <message>
      <source>[Public tiles] or a folder of your own</source>
      <translation>[Teselas públicas] o una carpeta propia</translation>
    </message>
    <message>
      <source>[Temporary file]</source>
      <translation>[Archivo temporal]</translation>
    </message>
    <message>
      <source>about {time} ({size})</source>
      <translation>unos {time} ({size})</translation>
    </message>
    <message>
      <source>anything</source>
      <translation>cualquier cosa</translation>
    </message>
    <message>
      <source>as in the file</source>
      <translation>como en el archivo</translation>
    </message>
    <message>
      <source>before \ after, ha</source>
      <translation>antes \ después, ha</translation>
    </message>
    <message>
      <source>class {number}</source>
      <translation>clase {number}</translation>
    </message>
    <message>
      <source>commit, 40 digits</source>
      <translation>commit, 40 dígitos</translation>
    </message>
    <message>
      <source>from </source>
      <translation>desde </translation>
    </message>
    <message>
      <source>from pypi.org and pytorch.org, about {size:.1f} GB</source>
      <translation>de pypi.org y pytorch.org, unos {size:.1f} GB</translation>
    </message>
    <message>
      <source>from the folder {folder}</source>
      <translation>de la carpeta {folder}</translation>
    </message>
    <message>
      <source>from the package index in your pip settings</source>
      <translation>del índice de paquetes de su configuración de pip</translation>
    </message>
    <message>
      <source>gained</source>
      <translation>ganado</translation>
    </message>
    <message>
      <source>houses next to the river</source>
      <translation>houses next to the river</translation>
    </message>
    <message>
      <source>licence: see its page</source>
      <translation>licencia: véase su página</translation>
    </message>
    <message>
      <source>lost</source>
      <translation>perdido</translation>
    </message>
    <message>
      <source>my-classes</source>
      <translation>mis-clases</translation>
    </message>
    <message>
      <source>net change</source>
      <translation>cambio neto</translation>
    </message>
    <message>
      <source>nir, height</source>
      <translation>nir, height</translation>
    </message>
    <message>
      <source>no Python yet</source>
      <translation>todavía sin Python</translation>
    </message>
    <message>
      <source>not sure at all</source>
      <translation>nada segura</translation>
    </message>
    <message>
      <source>not {a}</source>
      <translation>no {a}</translation>
    </message>
    <message>
      <source>of any size</source>
      <translation>de cualquier tamaño</translation>
    </message>
    <message>
      <source>rather sure</source>
      <translation>bastante segura</translation>
    </message>
    <message>
      <source>shift between the dates {metres:.2g} m ({pixels:.1f} pixels)</source>
      <translation>desplazamiento entre las fechas {metres:.2g} m ({pixels:.1f} píxeles)</translation>
    </message>
    <message>
      <source>size not known</source>
      <translation>tamaño desconocido</translation>
    </message>
    <message>
      <source>sure</source>
      <translation>segura</translation>
    </message>
    <message>
      <source>the largest region of {a}</source>
      <translation>la región más grande de {a}</translation>
    </message>
    <message>
      <source>the layer {name} in {path}</source>
      <translation>la capa {name} en {path}</translation>
    </message>
    <message>
      <source>the smallest region of {a}</source>
      <translation>la región más pequeña de {a}</translation>
    </message>
    <message>
      <source>the {count} largest regions of {a}</source>
      <translation>las {count} regiones más grandes de {a}</translation>
    </message>
    <message>
      <source>the {count} smallest regions of {a}</source>
      <translation>las {count} regiones más pequeñas de {a}</translation>
    </message>
    <message>
      <source>total after</source>
      <translation>total después</translation>
    </message>
    <message>
      <source>total before</source>
      <translation>total antes</translation>
    </message>
    <message>
      <source>unknown time</source>
      <translation>tiempo desconocido</translation>
    </message>
    <message>
      <source>x of the place, in the raster's CRS</source>
      <translation>x del lugar, en el SRC del ráster</translation>
    </message>
    <message>
      <source>y of the place, in the raster's CRS</source>
      <translation>y del lugar, en el SRC del ráster</translation>
    </message>
    <message>
      <source>{area} ha</source>
      <translation>{area} ha</translation>
    </message>
    <message>
      <source>{area} ha in {time} on {device}</source>
      <translation>{area} ha en {time} en {device}</translation>
    </message>
    <message>
      <source>{area} km²</source>
      <translation>{area} km²</translation>
    </message>
    <message>
      <source>{area} m²</source>
      <translation>{area} m²</translation>
    </message>
    <message>
      <source>{a} along {b}, within {distance} of its edge</source>
      <translation>{a} a lo largo de {b}, a menos de {distance} de su borde</translation>
    </message>
    <message>
      <source>{a} and</source>
      <translation>{a} y</translation>
    </message>
    <message>
      <source>{a} and {b}</source>
      <translation>{a} y {b}</translation>
    </message>
    <message>
      <source>{a} before</source>
      <translation>{a} antes</translation>
    </message>
    <message>
      <source>{a} between {b} and {c}, each within {distance}</source>
      <translation>{a} entre {b} y {c}, cada uno a menos de {distance}</translation>
    </message>
    <message>
      <source>{a} east of {b}</source>
      <translation>{a} al este de {b}</translation>
    </message>
    <message>
      <source>{a} inside {b}</source>
      <translation>{a} dentro de {b}</translation>
    </message>
    <message>
      <source>{a} more than {distance} from {b}</source>
      <translation>{a} a más de {distance} de {b}</translation>
    </message>
    <message>
      <source>{a} north of {b}</source>
      <translation>{a} al norte de {b}</translation>
    </message>
    <message>
      <source>{a} north-east of {b}</source>
      <translation>{a} al noreste de {b}</translation>
    </message>
    <message>
      <source>{a} north-west of {b}</source>
      <translation>{a} al noroeste de {b}</translation>
    </message>
    <message>
      <source>{a} of at least {area}</source>
      <translation>{a} de al menos {area}</translation>
    </message>
    <message>
      <source>{a} of at most {area}</source>
      <translation>{a} de como máximo {area}</translation>
    </message>
    <message>
      <source>{a} or {b}</source>
      <translation>{a} o {b}</translation>
    </message>
    <message>
      <source>{a} outside {b}</source>
      <translation>{a} fuera de {b}</translation>
    </message>
    <message>
      <source>{a} south of {b}</source>
      <translation>{a} al sur de {b}</translation>
    </message>
    <message>
      <source>{a} south-east of {b}</source>
      <translation>{a} al sureste de {b}</translation>
    </message>
    <message>
      <source>{a} south-west of {b}</source>
      <translation>{a} al suroeste de {b}</translation>
    </message>
    <message>
      <source>{a} surrounded by {b} within {distance}</source>
      <translation>{a} rodeado de {b} a menos de {distance}</translation>
    </message>
    <message>
      <source>{a} west of {b}</source>
      <translation>{a} al oeste de {b}</translation>
    </message>
    <message>
      <source>{a} within {distance} of {b}</source>
      <translation>{a} a menos de {distance} de {b}</translation>
    </message>
    <message>
      <source>{a} without {b}</source>
      <translation>{a} sin {b}</translation>
    </message>
    <message>
      <source>{count} classes · {low:g}–{high:g} m RGB · version {version}</source>
      <translation>{count} clases · {low:g}–{high:g} m RGB · versión {version}</translation>
    </message>
    <message>
      <source>{count} megapixels</source>
      <translation>{count} megapíxeles</translation>
    </message>
    <message>
      <source>{count} of {all} features of {name} are no polygons and were left out.</source>
      <translation>{count} de {all} objetos espaciales de {name} no son polígonos y se omitieron.</translation>
    </message>
    <message>
      <source>{count} of {all} labels of {name} do not lie on the scene.</source>
      <translation>{count} de {all} etiquetas de {name} no están sobre la escena.</translation>
    </message>
    <message>
      <source>{count} of {all} labels of {name} have no class and were left out.</source>
      <translation>{count} de {all} etiquetas de {name} no tienen clase y se omitieron.</translation>
    </message>
    <message>
      <source>{count} of {all} labels of {name} look most like {like}: check them.</source>
      <translation>{count} de {all} etiquetas de {name} se parecen más a {like}: compruébelas.</translation>
    </message>
    <message>
      <source>{count} of {of} labels of {name} look most like {like}.</source>
      <translation>{count} de {of} etiquetas de {name} se parecen más a {like}.</translation>
    </message>
    <message>
      <source>{count} phrases are too many at once: enter at most {most}.</source>
      <translation>{count} frases son demasiadas a la vez: introduzca como máximo {most}.</translation>
    </message>
    <message>
      <source>{count} phrases, one after the other</source>
      <translation>{count} frases, una tras otra</translation>
    </message>
    <message>
      <source>{count} pixels in {time} on {device}</source>
      <translation>{count} píxeles en {time} en {device}</translation>
    </message>
    <message>
      <source>{count} points have a class. Their file is temporary: it is deleted when QGIS closes.</source>
      <translation>{count} puntos tienen una clase. Su archivo es temporal: se borra al cerrar QGIS.</translation>
    </message>
    <message>
      <source>{count} points to label lie on top of the layers: give each one its class.</source>
      <translation>{count} puntos para etiquetar están encima de las capas: dé a cada uno su clase.</translation>
    </message>
    <message>
      <source>{count} regions of “{phrase}”, {area}</source>
      <translation>{count} regiones de «{phrase}», {area}</translation>
    </message>
    <message>
      <source>{count} selected in {layer}, within {size}</source>
      <translation>{count} seleccionados en {layer}, dentro de {size}</translation>
    </message>
    <message>
      <source>{device}, with PyTorch from your package index</source>
      <translation>{device}, con PyTorch de su índice de paquetes</translation>
    </message>
    <message>
      <source>{done} of {tasks} done, {failed} failed</source>
      <translation>{done} de {tasks} hechas, {failed} fallidas</translation>
    </message>
    <message>
      <source>{host} computes for you now, on: {devices}.</source>
      <translation>{host} calcula ahora para usted, en: {devices}.</translation>
    </message>
    <message>
      <source>{host} did not send the file ({error}): try again later, the download continues where it stopped.</source>
      <translation>{host} no envió el archivo ({error}): inténtelo más tarde, la descarga continúa donde se detuvo.</translation>
    </message>
    <message>
      <source>{host} does not see the folder {here} as {there}: correct that line.</source>
      <translation>{host} no ve la carpeta {here} como {there}: corrija esa línea.</translation>
    </message>
    <message>
      <source>{host} reads {there} but may not write in it, so results cannot be put there: change its rights.</source>
      <translation>{host} lee {there}, pero no puede escribir en ella, así que allí no se pueden poner resultados: cambie sus permisos.</translation>
    </message>
    <message>
      <source>{h} h {min:02d} min</source>
      <translation>{h} h {min:02d} min</translation>
    </message>
    <message>
      <source>{labelled} of {count} points have a class: the comparison leaves out the others.</source>
      <translation>{labelled} de {count} puntos tienen una clase: la comparación omite los demás.</translation>
    </message>
    <message>
      <source>{labels} labels, {time}. Too few to say how accurate the model is: give each class two or more.</source>
      <translation>{labels} etiquetas, {time}. Son muy pocas para decir lo exacto que es el modelo: dé a cada clase dos o más.</translation>
    </message>
    <message>
      <source>{layer} change</source>
      <translation>{layer} cambio</translation>
    </message>
    <message>
      <source>{layer} corrections</source>
      <translation>{layer} correcciones</translation>
    </message>
    <message>
      <source>{layer} labels</source>
      <translation>{layer} etiquetas</translation>
    </message>
    <message>
      <source>{like} places more like this, {unlike} not like this</source>
      <translation>{like} lugares como esto, {unlike} no como esto</translation>
    </message>
    <message>
      <source>{low:.0f} to {high:.0f} %</source>
      <translation>de {low:.0f} a {high:.0f} %</translation>
    </message>
    <message>
      <source>{low:g}–{high:g} m RGB · version {version}</source>
      <translation>{low:g}–{high:g} m RGB · versión {version}</translation>
    </message>
    <message>
      <source>{min} min {s:02d} s</source>
      <translation>{min} min {s:02d} s</translation>
    </message>
    <message>
      <source>{min} to {max} m per pixel, best at {best} m</source>
      <translation>de {min} a {max} m por píxel, mejor con {best} m</translation>
    </message>
    <message>
      <source>{model}: land cover</source>
      <translation>{model}: cobertura del suelo</translation>
    </message>
    <message>
      <source>{name} (after)</source>
      <translation>{name} (después)</translation>
    </message>
    <message>
      <source>{name} (before)</source>
      <translation>{name} (antes)</translation>
    </message>
    <message>
      <source>{name} (ha)</source>
      <translation>{name} (ha)</translation>
    </message>
    <message>
      <source>{name} (polygons)</source>
      <translation>{name} (polígonos)</translation>
    </message>
    <message>
      <source>{name} (probability)</source>
      <translation>{name} (probabilidad)</translation>
    </message>
    <message>
      <source>{name} ({memory:.0f} GB)</source>
      <translation>{name} ({memory:.0f} GB)</translation>
    </message>
    <message>
      <source>{name} cannot be used: {reason}</source>
      <translation>{name} no se puede usar: {reason}</translation>
    </message>
    <message>
      <source>{name} does not say which bands are red, green and blue, so bands 1, 2 and 3 were read.</source>
      <translation>{name} no dice qué bandas son roja, verde y azul, así que se leyeron las bandas 1, 2 y 3.</translation>
    </message>
    <message>
      <source>{name} has labels: select and delete them first, or give them another class.</source>
      <translation>{name} tiene etiquetas: selecciónelas y bórrelas primero, o deles otra clase.</translation>
    </message>
    <message>
      <source>{name} has no CRS, so areas were not measured.</source>
      <translation>{name} no tiene SRC, así que no se midieron superficies.</translation>
    </message>
    <message>
      <source>{name} has no attribute for the class: add a text attribute, or make new labels.</source>
      <translation>{name} no tiene ningún atributo para la clase: añada un atributo de texto o cree etiquetas nuevas.</translation>
    </message>
    <message>
      <source>{name} has only {count} pixels, so all of them are points.</source>
      <translation>{name} tiene solo {count} píxeles, así que todos son puntos.</translation>
    </message>
    <message>
      <source>{name} is greener, as in another season: changes between plants and bare ground may be false.</source>
      <translation>{name} está más verde, como en otra estación: los cambios entre plantas y suelo desnudo pueden ser falsos.</translation>
    </message>
    <message>
      <source>{name} was made with {model}, which learnt from labels: add labels to those and train it again.</source>
      <translation>{name} se hizo con {model}, que aprendió de etiquetas: añada etiquetas a esas y entrénelo de nuevo.</translation>
    </message>
    <message>
      <source>{name} was mapped within polygons: map an extent without them, and correct that.</source>
      <translation>{name} se cartografió dentro de polígonos: cartografíe una extensión sin ellos y corrija esa.</translation>
    </message>
    <message>
      <source>{name}: polygons</source>
      <translation>{name}: polígonos</translation>
    </message>
    <message>
      <source>{name}: {area}, {percent} %</source>
      <translation>{name}: {area}, {percent} %</translation>
    </message>
    <message>
      <source>{name}: {found} % found, {mistaken} % of the others mistaken for it</source>
      <translation>{name}: {found} % encontrado, {mistaken} % de las demás confundido con ella</translation>
    </message>
    <message>
      <source>{name}: {labels} labels</source>
      <translation>{name}: {labels} etiquetas</translation>
    </message>
    <message>
      <source>{name}: {labels} labels, accuracy {accuracy:.0f} % ({low:.0f} to {high:.0f} %)</source>
      <translation>{name}: {labels} etiquetas, exactitud {accuracy:.0f} % (de {low:.0f} a {high:.0f} %)</translation>
    </message>
    <message>
      <source>{path} cannot be written ({error}).</source>
      <translation>{path} no se puede escribir ({error}).</translation>
    </message>
    <message>
      <source>{path} cannot be written ({error}): choose another file.</source>
      <translation>{path} no se puede escribir ({error}): elija otro archivo.</translation>
    </message>
    <message>
      <source>{path} is a folder: enter the file to export to.</source>
      <translation>{path} es una carpeta: introduzca el archivo al que exportar.</translation>
    </message>
    <message>
      <source>{path} is a folder: enter the file to save to.</source>
      <translation>{path} es una carpeta: introduzca el archivo en el que guardar.</translation>
    </message>
    <message>
      <source>{path} is not the name of a GeoTIFF: use a name that ends in .tif.</source>
      <translation>{path} no es el nombre de un GeoTIFF: use un nombre que termine en .tif.</translation>
    </message>
    <message>
      <source>{percent:.0f} %</source>
      <translation>{percent:.0f} %</translation>
    </message>
    <message>
      <source>{percent:.1f} % of the ground has changed</source>
      <translation>Ha cambiado el {percent:.1f} % del suelo</translation>
    </message>
    <message>
      <source>{phrase} from {threshold:.2f}</source>
      <translation>{phrase} desde {threshold:.2f}</translation>
    </message>
    <message>
      <source>{phrase} – its file is missing</source>
      <translation>{phrase} – falta su archivo</translation>
    </message>
    <message>
      <source>{phrase} – not found</source>
      <translation>{phrase} – no encontrado</translation>
    </message>
    <message>
      <source>{share} of {name} are pure {colour} and not declared as nodata, so they were taken as imagery: declare that value as nodata if there is no ground.</source>
      <translation>{share} de {name} es de color puro {colour} y no está declarado como nodata, así que se tomó como imagen: declare ese valor como nodata si no hay suelo.</translation>
    </message>
    <message>
      <source>{share} of {name} hold {value}, which is not declared as nodata but cannot be ground, so they were left out.</source>
      <translation>{share} de {name} contiene {value}, que no está declarado como nodata pero no puede ser suelo, así que se omitió.</translation>
    </message>
    <message>
      <source>{size} GB</source>
      <translation>{size} GB</translation>
    </message>
    <message>
      <source>{size} MB</source>
      <translation>{size} MB</translation>
    </message>
    <message>
      <source>{s} s</source>
      <translation>{s} s</translation>
    </message>
    <message>
      <source>{text} {share} % is already on this machine.</source>
      <translation>{text} {share} % ya está en este equipo.</translation>
    </message>
    <message>
      <source>{threshold:.2f}</source>
      <translation>{threshold:.2f}</translation>
    </message>
    <message>
      <source>{time} left</source>
      <translation>quedan {time}</translation>
    </message>
    <message>
      <source>{title} is installed.</source>
      <translation>{title} está instalado.</translation>
    </message>
    <message>
      <source>{url} cannot be resumed: download it again.</source>
      <translation>{url} no se puede reanudar: descárguelo de nuevo.</translation>
    </message>
    <message>
      <source>{url} ended too early: try again to continue the download.</source>
      <translation>{url} terminó demasiado pronto: inténtelo de nuevo para continuar la descarga.</translation>
    </message>
    <message>
      <source>{url} is larger than expected: the file on the server has changed.</source>
      <translation>{url} es más grande de lo esperado: el archivo del servidor ha cambiado.</translation>
    </message>
    <message>
      <source>{what} failed unexpectedly ({error}): try again, and report it if it fails again.</source>
      <translation>{what} falló de forma inesperada ({error}): inténtelo de nuevo, y comuníquelo si falla otra vez.</translation>
    </message>
    <message>
      <source>{width:.0f} × {height:.0f} m</source>
      <translation>{width:.0f} × {height:.0f} m</translation>
    </message>
    <message>
      <source>{width:.1f} × {height:.1f} km</source>
      <translation>{width:.1f} × {height:.1f} km</translation>
    </message>
    <message>
      <source>“Colours” shows its three main components as red, green and blue: similar places have similar colours.</source>
      <translation>«Colores» muestra sus tres componentes principales como rojo, verde y azul: los lugares similares tienen colores similares.</translation>
    </message>
    <message>
      <source>“The largest” and “the smallest” are those of the whole layer, which is then read as a whole; else they are those of the extent.</source>
      <translation>«The largest» y «the smallest» son los de toda la capa, que entonces se lee entera; si no, son los de la extensión.</translation>
    </message>
    <message>
      <source>“alphaearth:” or “tessera:” and a year, “esd:” or “raster:” and a path, or “scene-context”.</source>
      <translation>«alphaearth:» o «tessera:» y un año, «esd:» o «raster:» y una ruta, o «scene-context».</translation>
    </message>
    <message>
      <source>“auto” (the fastest one), “cpu”, “cuda:0”, “cuda:1” … or “mps”.</source>
      <translation>«auto» (el más rápido), «cpu», «cuda:0», «cuda:1» … o «mps».</translation>
    </message>
    <message>
      <source>“none” reads both where they say that they lie; “shift” moves one by the measured shift, “field” by a shift that differs smoothly from place to place.</source>
      <translation>«none» lee ambas donde dicen estar; «shift» mueve una según el desplazamiento medido, «field» según un desplazamiento que varía suavemente de un lugar a otro.</translation>
    </message>
    <message>
      <source>“response” gives the network's own cells, “scene” gives pixels like the raster's.</source>
      <translation>«response» da las celdas propias de la red, «scene» da píxeles como los del ráster.</translation>
    </message>
    <message>
      <source>“scene” gives pixels like the raster's, “model” pixels of the network's own resolution.</source>
      <translation>«scene» da píxeles como los del ráster, «model» píxeles de la resolución propia de la red.</translation>
    </message>
    <message>
      <source>“scene” gives pixels like the raster's, “model” those of the network.</source>
      <translation>«scene» da píxeles como los del ráster, «model» los de la red.</translation>
    </message>
    <message>
      <source>“stratified” for a random sample that is stratified by the land cover's classes: areas can then be estimated. “other” for all other points. “auto” treats points as stratified.</source>
      <translation>«stratified» para una muestra aleatoria estratificada por las clases de la cobertura del suelo: entonces se pueden estimar superficies. «other» para todos los demás puntos. «auto» trata los puntos como estratificados.</translation>
    </message>
    <message>
      <source>“{line}” is no pair of folders: write here = there.</source>
      <translation>«{line}» no es un par de carpetas: escriba aquí = allí.</translation>
    </message>
    <message>
      <source>“{name}” cannot be a model's name: use letters, digits, full stops, hyphens and underscores.</source>
      <translation>«{name}» no puede ser el nombre de un modelo: use letras, cifras, puntos, guiones y guiones bajos.</translation>
    </message>
    <message>
      <source>“{name}” cannot be read as a raster: choose a raster layer.</source>
      <translation>«{name}» no se puede leer como ráster: elija una capa ráster.</translation>
    </message>
    <message>
      <source>“{name}” has no file of its own: save it as a GeoTIFF and use that.</source>
      <translation>«{name}» no tiene archivo propio: guárdelo como GeoTIFF y use ese.</translation>
    </message>
    <message>
      <source>“{name}” is not the raster file that it was made from: save it as a GeoTIFF and use that.</source>
      <translation>«{name}» no es el archivo ráster del que se creó: guárdelo como GeoTIFF y use ese.</translation>
    </message>
    <message>
      <source>“{phrase}” has no word in it: write what to look for.</source>
      <translation>«{phrase}» no contiene ninguna palabra: escriba qué buscar.</translation>
    </message>
    <message>
      <source>“{phrase}” is too long: use at most {most} characters.</source>
      <translation>«{phrase}» es demasiado larga: use como máximo {most} caracteres.</translation>
    </message>
    <message>
      <source>“{text}” is not a list of class codes: write it as 5, 8.</source>
      <translation>«{text}» no es una lista de códigos de clase: escríbala como 5, 8.</translation>
    </message>
    <message>
      <source>“{text}” is not a list of metres: write it as 150, 300.</source>
      <translation>«{text}» no es una lista de metros: escríbala como 150, 300.</translation>
    </message>
    <message>
      <source>“{text}” is not a list of places: write x and y as 380010 3950020; 380040 3950060.</source>
      <translation>«{text}» no es una lista de lugares: escriba x e y como 380010 3950020; 380040 3950060.</translation>
    </message>
    <message>
      <source>… and {count} more: see manifest.gpkg</source>
      <translation>… y {count} más: véase manifest.gpkg</translation>
    </message>
    <message>
      <source>⟳</source>
      <translation>⟳</translation>
    </message>
  </context>
</TS>
