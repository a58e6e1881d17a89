<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
  <context>
    <name>Landscribe</name>
    <message>
      <source> GB</source>
      <translation> Go</translation>
    </message>
    <message>
      <source> and </source>
      <translation> et </translation>
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
      <translation>&amp;Retour</translation>
    </message>
    <message>
      <source>&amp;Before</source>
      <translation>&amp;Avant</translation>
    </message>
    <message>
      <source>&amp;Beside the project</source>
      <translation>À &amp;côté du projet</translation>
    </message>
    <message>
      <source>&amp;Cancel</source>
      <translation>&amp;Annuler</translation>
    </message>
    <message>
      <source>&amp;Classes</source>
      <translation>&amp;Classes</translation>
    </message>
    <message>
      <source>&amp;Compare</source>
      <translation>&amp;Comparer</translation>
    </message>
    <message>
      <source>&amp;Compare with a reference…</source>
      <translation>&amp;Comparer à une référence…</translation>
    </message>
    <message>
      <source>&amp;Copy</source>
      <translation>&amp;Copier</translation>
    </message>
    <message>
      <source>&amp;Do not save</source>
      <translation>&amp;Ne pas enregistrer</translation>
    </message>
    <message>
      <source>&amp;Download</source>
      <translation>&amp;Télécharger</translation>
    </message>
    <message>
      <source>&amp;Downloads</source>
      <translation>&amp;Téléchargements</translation>
    </message>
    <message>
      <source>&amp;Draw points</source>
      <translation>Tirer &amp;des points</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>&amp;Fichier</translation>
    </message>
    <message>
      <source>&amp;Folder</source>
      <translation>&amp;Dossier</translation>
    </message>
    <message>
      <source>&amp;Format</source>
      <translation>&amp;Format</translation>
    </message>
    <message>
      <source>&amp;Install there</source>
      <translation>&amp;Installer là-bas</translation>
    </message>
    <message>
      <source>&amp;Keep them in</source>
      <translation>&amp;Les garder dans</translation>
    </message>
    <message>
      <source>&amp;Land cover</source>
      <translation>Occupation du so&amp;l</translation>
    </message>
    <message>
      <source>&amp;Landscribe</source>
      <translation>&amp;Landscribe</translation>
    </message>
    <message>
      <source>&amp;Load</source>
      <translation>C&amp;harger</translation>
    </message>
    <message>
      <source>&amp;Machine</source>
      <translation>&amp;Ordinateur</translation>
    </message>
    <message>
      <source>&amp;Measure</source>
      <translation>&amp;Mesurer</translation>
    </message>
    <message>
      <source>&amp;Name</source>
      <translation>&amp;Nom</translation>
    </message>
    <message>
      <source>&amp;Names from</source>
      <translation>&amp;Noms d'après</translation>
    </message>
    <message>
      <source>&amp;Number of points</source>
      <translation>&amp;Nombre de points</translation>
    </message>
    <message>
      <source>&amp;Open the report</source>
      <translation>&amp;Ouvrir le rapport</translation>
    </message>
    <message>
      <source>&amp;Points to label…</source>
      <translation>&amp;Points à étiqueter…</translation>
    </message>
    <message>
      <source>&amp;Polygons</source>
      <translation>&amp;Polygones</translation>
    </message>
    <message>
      <source>&amp;Python there</source>
      <translation>&amp;Python là-bas</translation>
    </message>
    <message>
      <source>&amp;Reference</source>
      <translation>&amp;Référence</translation>
    </message>
    <message>
      <source>&amp;Repeat…</source>
      <translation>&amp;Répéter…</translation>
    </message>
    <message>
      <source>&amp;Resolution</source>
      <translation>&amp;Résolution</translation>
    </message>
    <message>
      <source>&amp;Save as CSV…</source>
      <translation>Enregi&amp;strer en CSV…</translation>
    </message>
    <message>
      <source>&amp;Save…</source>
      <translation>Enregi&amp;strer…</translation>
    </message>
    <message>
      <source>&amp;Send</source>
      <translation>&amp;Envoyer</translation>
    </message>
    <message>
      <source>&amp;Send rasters that lie in no shared folder</source>
      <translation>Envoyer les rasters qui ne &amp;sont dans aucun dossier partagé</translation>
    </message>
    <message>
      <source>&amp;Set up the engine…</source>
      <translation>In&amp;staller le moteur…</translation>
    </message>
    <message>
      <source>&amp;Simplify</source>
      <translation>S&amp;implifier</translation>
    </message>
    <message>
      <source>&amp;Temporary files</source>
      <translation>Fichiers &amp;temporaires</translation>
    </message>
    <message>
      <source>&amp;Test and use</source>
      <translation>&amp;Tester et utiliser</translation>
    </message>
    <message>
      <source>&amp;Threshold</source>
      <translation>&amp;Seuil</translation>
    </message>
    <message>
      <source>&amp;Train the whole network</source>
      <translation>Entraîner to&amp;ut le réseau</translation>
    </message>
    <message>
      <source>&amp;Update</source>
      <translation>Mettre à jo&amp;ur</translation>
    </message>
    <message>
      <source>&amp;Use this machine</source>
      <translation>&amp;Utiliser cet ordinateur</translation>
    </message>
    <message>
      <source>&amp;Use those of</source>
      <translation>Repren&amp;dre</translation>
    </message>
    <message>
      <source>1 region of “{phrase}”, {area}</source>
      <translation>1 région de « {phrase} », {area}</translation>
    </message>
    <message>
      <source>10 to 50 labels per class at different places are a good start. A class with the name or code of a class of the model to start from begins with what that model knows.</source>
      <translation>De 10 à 50 étiquettes par classe à des endroits différents sont un bon début. Une classe qui porte le nom ou le code d'une classe du modèle de départ commence avec ce que ce modèle sait.</translation>
    </message>
    <message>
      <source>128 dimensions, 10 m, University of Cambridge, CC0.</source>
      <translation>128 dimensions, 10 m, University of Cambridge, CC0.</translation>
    </message>
    <message>
      <source>128 dimensions, 10 m, University of Cambridge, CC0; a newer network, all land.</source>
      <translation>128 dimensions, 10 m, University of Cambridge, CC0 ; un réseau plus récent, toutes les terres.</translation>
    </message>
    <message>
      <source>64 dimensions, 10 m, © Google and Google DeepMind, CC BY 4.0.</source>
      <translation>64 dimensions, 10 m, © Google et Google DeepMind, CC BY 4.0.</translation>
    </message>
    <message>
      <source>72 dimensions, 30 m, from a file of ESD codes.</source>
      <translation>72 dimensions, 30 m, depuis un fichier de codes ESD.</translation>
    </message>
    <message>
      <source>95 % interval</source>
      <translation>Intervalle à 95 %</translation>
    </message>
    <message>
      <source>A GeoTIFF; an empty field shows where the result goes</source>
      <translation>Un GeoTIFF ; le champ vide montre où va le résultat</translation>
    </message>
    <message>
      <source>A clone, or a copy of the plugin's folder</source>
      <translation>Un clone, ou une copie du dossier de l'extension</translation>
    </message>
    <message>
      <source>A coarse, wide view of the image itself; nothing is downloaded.</source>
      <translation>Une vue d'ensemble, large, de l'image elle-même ; rien n'est téléchargé.</translation>
    </message>
    <message>
      <source>A folder of my choice</source>
      <translation>Un dossier de mon choix</translation>
    </message>
    <message>
      <source>A folder of tiles on this machine; if empty, the public tiles are downloaded</source>
      <translation>Un dossier de tuiles sur cet ordinateur ; s'il est vide, les tuiles publiques sont téléchargées</translation>
    </message>
    <message>
      <source>A folder that contains model folders. The models are used from there and not copied.</source>
      <translation>Un dossier qui contient des dossiers de modèles. Les modèles sont utilisés depuis cet endroit et ne sont pas copiés.</translation>
    </message>
    <message>
      <source>A folder with your own model (model.json and weights.safetensors), used instead of Model.</source>
      <translation>Un dossier avec votre propre modèle (model.json et weights.safetensors), utilisé à la place de « Modèle ».</translation>
    </message>
    <message>
      <source>A folder; an empty field shows where the answers go</source>
      <translation>Un dossier ; le champ vide montre où vont les réponses</translation>
    </message>
    <message>
      <source>A large model of others answers phrases, but does not know from which response on a thing counts as found. Labels with names, or a land cover whose classes have names, tell it: the names are asked as phrases, and the threshold and the level of a find are set where they tell the classes apart best.</source>
      <translation>Un grand modèle d'autrui répond à des expressions, mais ne sait pas à partir de quelle réponse une chose compte comme trouvée. Des étiquettes avec des noms, ou une occupation du sol dont les classes ont des noms, le lui disent : les noms sont demandés comme expressions, et le seuil et le niveau d'une trouvaille sont placés là où ils distinguent le mieux les classes.</translation>
    </message>
    <message>
      <source>A marked place cannot be converted to coordinates: mark another one.</source>
      <translation>Un lieu marqué ne peut pas être converti en coordonnées : marquez-en un autre.</translation>
    </message>
    <message>
      <source>A model for phrases of your own; those of Landscribe are calibrated already.</source>
      <translation>Un modèle à vous pour les expressions ; ceux de Landscribe sont déjà calibrés.</translation>
    </message>
    <message>
      <source>A model is being downloaded or installed: wait until that ends, or cancel it.</source>
      <translation>Un modèle est en cours de téléchargement ou d'installation : attendez la fin, ou annulez.</translation>
    </message>
    <message>
      <source>A model that maps your classes, from points, lines or polygons that you labelled</source>
      <translation>Un modèle qui cartographie vos classes, à partir de points, de lignes ou de polygones que vous avez étiquetés</translation>
    </message>
    <message>
      <source>A model with the name {name} is installed: choose another name.</source>
      <translation>Un modèle nommé {name} est déjà installé : choisissez un autre nom.</translation>
    </message>
    <message>
      <source>A model {name} exists. Replace it?</source>
      <translation>Un modèle {name} existe déjà. Le remplacer ?</translation>
    </message>
    <message>
      <source>A part of the layer could not be drawn: {error}</source>
      <translation>Une partie de la couche n'a pas pu être dessinée : {error}</translation>
    </message>
    <message>
      <source>A part of the layer, in any CRS; the whole layer if left empty.</source>
      <translation>Une partie de la couche, dans n'importe quel SCR ; toute la couche si le champ est vide.</translation>
    </message>
    <message>
      <source>A point layer, instead of the one place or together with it.</source>
      <translation>Une couche de points, à la place du lieu unique ou avec lui.</translation>
    </message>
    <message>
      <source>A point layer: what is more like one of them than like the places is pushed down.</source>
      <translation>Une couche de points : ce qui ressemble plus à l'un d'eux qu'aux lieux est abaissé.</translation>
    </message>
    <message>
      <source>A project that is not saved yet has no folder beside it</source>
      <translation>Un projet pas encore enregistré n'a pas de dossier à côté de lui</translation>
    </message>
    <message>
      <source>A raster file on this machine with one band per dimension</source>
      <translation>Un fichier raster sur cet ordinateur avec une bande par dimension</translation>
    </message>
    <message>
      <source>A raster of class codes or, with a threshold, of a response.</source>
      <translation>Un raster de codes de classe ou, avec un seuil, d'une réponse.</translation>
    </message>
    <message>
      <source>A raster of class codes.</source>
      <translation>Un raster de codes de classe.</translation>
    </message>
    <message>
      <source>A run is in progress: wait until it ends, or cancel it.</source>
      <translation>Une exécution est en cours : attendez qu'elle se termine ou annulez-la.</translation>
    </message>
    <message>
      <source>A run record (JSON) beside the result states how it was made: model, embedding, extent, versions, device, seconds, warnings and class areas.</source>
      <translation>Un compte rendu d'exécution (JSON) à côté du résultat indique comment il a été obtenu : modèle, embedding, emprise, versions, périphérique, secondes, avertissements et superficies des classes.</translation>
    </message>
    <message>
      <source>A second layer that shows how sure the network is about each pixel, in per cent</source>
      <translation>Une seconde couche qui montre à quel point le réseau est sûr de chaque pixel, en pour cent</translation>
    </message>
    <message>
      <source>A vector file with the rasters' paths in the field “location”, or a STAC item collection (JSON).</source>
      <translation>Un fichier vecteur avec les chemins des rasters dans le champ « location », ou une collection d'éléments STAC (JSON).</translation>
    </message>
    <message>
      <source>A vector layer of points, lines or polygons, each with its class</source>
      <translation>Une couche vecteur de points, de lignes ou de polygones, chacun avec sa classe</translation>
    </message>
    <message>
      <source>A&amp;dd to the project</source>
      <translation>&amp;Ajouter au projet</translation>
    </message>
    <message>
      <source>A&amp;fter</source>
      <translation>A&amp;près</translation>
    </message>
    <message>
      <source>A&amp;nother machine (SSH)…</source>
      <translation>Autre &amp;ordinateur (SSH)…</translation>
    </message>
    <message>
      <source>About {size} to download.</source>
      <translation>Environ {size} à télécharger.</translation>
    </message>
    <message>
      <source>About {size} would be downloaded.</source>
      <translation>Environ {size} seraient téléchargés.</translation>
    </message>
    <message>
      <source>About {time} of labelling, at {seconds} s per point; the margin of error will be ± {margin:.1f} %</source>
      <translation>Environ {time} d'étiquetage, à {seconds} s par point ; la marge d'erreur sera de ± {margin:.1f} %</translation>
    </message>
    <message>
      <source>Accuracy</source>
      <translation>Exactitude</translation>
    </message>
    <message>
      <source>Accuracy (cross-validated)</source>
      <translation>Exactitude (validation croisée)</translation>
    </message>
    <message>
      <source>Accuracy of a land cover</source>
      <translation>Exactitude d'une occupation du sol</translation>
    </message>
    <message>
      <source>Accuracy of each class</source>
      <translation>Exactitude de chaque classe</translation>
    </message>
    <message>
      <source>Accuracy: {share} of the area is right, by {count} points</source>
      <translation>Exactitude : {share} de la superficie est juste, d'après {count} points</translation>
    </message>
    <message>
      <source>Accuracy: {share} of {count} pixels agree</source>
      <translation>Exactitude : {share} de {count} pixels concordent</translation>
    </message>
    <message>
      <source>Accuracy: {share} of {count} points agree</source>
      <translation>Exactitude : {share} de {count} points concordent</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Ajouter</translation>
    </message>
    <message>
      <source>Add a con&amp;fidence layer</source>
      <translation>Couche de con&amp;fiance</translation>
    </message>
    <message>
      <source>Add class</source>
      <translation>Ajouter une classe</translation>
    </message>
    <message>
      <source>Add class…</source>
      <translation>Ajouter…</translation>
    </message>
    <message>
      <source>Add label</source>
      <translation>Ajouter une étiquette</translation>
    </message>
    <message>
      <source>Add poly&amp;gons</source>
      <translation>Ajouter des poly&amp;gones</translation>
    </message>
    <message>
      <source>Add two or more classes, label some places of each with Points or Polygons, then press Train.</source>
      <translation>Ajoutez au moins deux classes, étiquetez quelques lieux de chacune avec Points ou Polygones, puis appuyez sur Entraîner.</translation>
    </message>
    <message>
      <source>Address of a zip file, or of a folder with model.json and weights.safetensors:</source>
      <translation>Adresse d'un fichier zip ou d'un dossier avec model.json et weights.safetensors :</translation>
    </message>
    <message>
      <source>Adds a class below the selected one; double-click a name to change it</source>
      <translation>Ajoute une classe sous la classe sélectionnée ; un double clic sur un nom le modifie</translation>
    </message>
    <message>
      <source>Adds a class with a name of yours; double-click a name to change it</source>
      <translation>Ajoute une classe avec un nom de votre choix ; un double clic sur un nom le modifie</translation>
    </message>
    <message>
      <source>Adds the classes of a land cover, of a model or of another layer's style</source>
      <translation>Ajoute les classes d'une occupation du sol, d'un modèle ou du style d'une autre couche</translation>
    </message>
    <message>
      <source>Adds the names in the clipboard, one a line or with commas between them; colours as water=#377eb8</source>
      <translation>Ajoute les noms du presse-papiers, un par ligne ou séparés par des virgules ; couleurs sous la forme water=#377eb8</translation>
    </message>
    <message>
      <source>Adds the result to the project</source>
      <translation>Ajoute le résultat au projet</translation>
    </message>
    <message>
      <source>After</source>
      <translation>Après</translation>
    </message>
    <message>
      <source>Agriculture</source>
      <translation>Agriculture</translation>
    </message>
    <message>
      <source>Al&amp;ign</source>
      <translation>Ali&amp;gner</translation>
    </message>
    <message>
      <source>Align</source>
      <translation>Aligner</translation>
    </message>
    <message>
      <source>All (ha)</source>
      <translation>Toutes (ha)</translation>
    </message>
    <message>
      <source>All labels of {name} lie in one spot: add some elsewhere.</source>
      <translation>Toutes les étiquettes de {name} sont au même endroit : ajoutez-en ailleurs.</translation>
    </message>
    <message>
      <source>All points together; the margin of error proposes the number</source>
      <translation>Tous les points ensemble ; la marge d'erreur propose le nombre</translation>
    </message>
    <message>
      <source>All rasters in this folder and below it.</source>
      <translation>Tous les rasters de ce dossier et de ses sous-dossiers.</translation>
    </message>
    <message>
      <source>All the data is on this machine.</source>
      <translation>Toutes les données sont sur cet ordinateur.</translation>
    </message>
    <message>
      <source>All weights learn, not only the head: for hundreds of labels, and a graphics card or patience. Labels that are held out decide whether it is better; cancel keeps the best so far</source>
      <translation>Tous les poids apprennent, pas seulement la tête : pour des centaines d'étiquettes, et une carte graphique ou de la patience. Des étiquettes mises de côté décident si c'est mieux ; annuler garde le meilleur obtenu jusque-là</translation>
    </message>
    <message>
      <source>All {count} shared folders hold: {host} reads and writes there what lies here.</source>
      <translation>Les {count} dossiers partagés conviennent : {host} y lit et écrit ce qui se trouve ici.</translation>
    </message>
    <message>
      <source>Allow</source>
      <translation>Autoriser</translation>
    </message>
    <message>
      <source>Allow downloads</source>
      <translation>Autoriser les téléchargements</translation>
    </message>
    <message>
      <source>Allows downloading AlphaEarth or TESSERA data for the extent. Without it, only data that is already on this machine is used.</source>
      <translation>Autorise le téléchargement de données AlphaEarth ou TESSERA pour l'emprise. Sinon, seules les données déjà présentes sur cet ordinateur sont utilisées.</translation>
    </message>
    <message>
      <source>AlphaEarth</source>
      <translation>AlphaEarth</translation>
    </message>
    <message>
      <source>AlphaEarth, TESSERA, ESD or another embedding field as a raster</source>
      <translation>AlphaEarth, TESSERA, ESD ou un autre champ d'embeddings sous forme de raster</translation>
    </message>
    <message>
      <source>Also makes a GeoPackage of polygons, with the usual settings; Export… has more choices</source>
      <translation>Crée aussi un GeoPackage de polygones, avec les réglages habituels ; « Exporter… » offre plus de choix</translation>
    </message>
    <message>
      <source>Also writes the probability of each pixel's class, in per cent, with a VRT of its own.</source>
      <translation>Écrit aussi la probabilité de la classe de chaque pixel, en pour cent, avec son propre VRT.</translation>
    </message>
    <message>
      <source>An NVIDIA GPU is present but the engine's PyTorch cannot use it, so the CPU is used: update the NVIDIA driver or install a CUDA build of PyTorch in the engine's environment.</source>
      <translation>Un GPU NVIDIA est présent, mais le PyTorch du moteur ne peut pas l'utiliser ; le CPU est donc utilisé : mettez à jour le pilote NVIDIA ou installez une version CUDA de PyTorch dans l'environnement du moteur.</translation>
    </message>
    <message>
      <source>An earlier image of the same place, with which the phrase compares this one</source>
      <translation>Une image antérieure du même lieu, à laquelle l'expression compare celle-ci</translation>
    </message>
    <message>
      <source>An earlier raster of the place, for “new houses”, “houses that are gone” or “water that became bare”.</source>
      <translation>Un raster antérieur du lieu, pour « new houses », « houses that are gone » ou « water that became bare ».</translation>
    </message>
    <message>
      <source>An existing land-cover raster: the answer is restricted to some of its classes.</source>
      <translation>Un raster d'occupation du sol existant : la réponse est limitée à certaines de ses classes.</translation>
    </message>
    <message>
      <source>Another machine (SSH)</source>
      <translation>Autre ordinateur (SSH)</translation>
    </message>
    <message>
      <source>Another search is in progress: wait until it ends.</source>
      <translation>Une autre recherche est en cours : attendez qu'elle se termine.</translation>
    </message>
    <message>
      <source>Answer to: {phrase}</source>
      <translation>Réponse à : {phrase}</translation>
    </message>
    <message>
      <source>Answers</source>
      <translation>Réponses</translation>
    </message>
    <message>
      <source>Answers to phrases</source>
      <translation>Réponses à des expressions</translation>
    </message>
    <message>
      <source>Apple GPU or CPU</source>
      <translation>GPU Apple ou CPU</translation>
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
      <translation>Superficie de tous les polygones (m²)</translation>
    </message>
    <message>
      <source>Area under ROC</source>
      <translation>Aire sous la courbe ROC</translation>
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
      <translation>Les superficies sont mesurées</translation>
    </message>
    <message>
      <source>Areas by polygon</source>
      <translation>Superficies par polygone</translation>
    </message>
    <message>
      <source>Areas of this land cover by polygon…</source>
      <translation>Superficies de cette occupation du sol par polygone…</translation>
    </message>
    <message>
      <source>As a share: 0.01 is one per cent. Used if the number of points is left empty.</source>
      <translation>En proportion : 0.01 vaut un pour cent. Utilisée si le nombre de points est laissé vide.</translation>
    </message>
    <message>
      <source>As in the file. Paste names such as “water, trees, roofs”, or add them one by one.</source>
      <translation>Comme dans le fichier. Collez des noms tels que « eau, arbres, toits » ou ajoutez-les un par un.</translation>
    </message>
    <message>
      <source>As in “Embedding of an extent”; if left empty, the layer is the embedding.</source>
      <translation>Comme dans « Embedding d'une emprise » ; si le champ est vide, la couche est l'embedding.</translation>
    </message>
    <message>
      <source>As in “Map land cover”.</source>
      <translation>Comme dans « Cartographier l'occupation du sol ».</translation>
    </message>
    <message>
      <source>As in “Map land cover”; if left empty, that of the model.</source>
      <translation>Comme dans « Cartographier l'occupation du sol » ; si le champ est vide, celui du modèle.</translation>
    </message>
    <message>
      <source>As ssh takes it: a name in ~/.ssh/config, or user@host. A key is needed; passwords are never asked for</source>
      <translation>Comme ssh l'accepte : un nom de ~/.ssh/config ou user@host. Une clé est nécessaire ; aucun mot de passe n'est jamais demandé</translation>
    </message>
    <message>
      <source>As they lie</source>
      <translation>Telles quelles</translation>
    </message>
    <message>
      <source>As&amp;k</source>
      <translation>&amp;Interroger</translation>
    </message>
    <message>
      <source>Ask Landscribe…</source>
      <translation>Interroger Landscribe…</translation>
    </message>
    <message>
      <source>Ask before the first run in a saved project</source>
      <translation>Demander avant la première exécution dans un projet enregistré</translation>
    </message>
    <message>
      <source>Ask many rasters</source>
      <translation>Interroger de nombreux rasters</translation>
    </message>
    <message>
      <source>Ask once in each project</source>
      <translation>Demander une fois dans chaque projet</translation>
    </message>
    <message>
      <source>Ask the scene</source>
      <translation>Interroger la scène</translation>
    </message>
    <message>
      <source>Asks again with this distance</source>
      <translation>Pose de nouveau la question avec cette distance</translation>
    </message>
    <message>
      <source>Assembling polygons</source>
      <translation>Assemblage des polygones</translation>
    </message>
    <message>
      <source>At least per &amp;class</source>
      <translation>Au moins par &amp;classe</translation>
    </message>
    <message>
      <source>Attri&amp;butes</source>
      <translation>Attri&amp;buts</translation>
    </message>
    <message>
      <source>Attribute with their names; polygons with the same name count as one. Numbered if left empty.</source>
      <translation>Attribut qui contient leurs noms ; les polygones de même nom comptent pour un seul. Numérotés si le champ est vide.</translation>
    </message>
    <message>
      <source>Attributes</source>
      <translation>Attributs</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>Automatique</translation>
    </message>
    <message>
      <source>Automatic ({device})</source>
      <translation>Automatique ({device})</translation>
    </message>
    <message>
      <source>Automatic: the fastest one</source>
      <translation>Automatique : le plus rapide</translation>
    </message>
    <message>
      <source>Average precision</source>
      <translation>Précision moyenne</translation>
    </message>
    <message>
      <source>Band {band} of {name} is marked as transparency but holds other values, so it was ignored.</source>
      <translation>La bande {band} de {name} est déclarée comme transparence mais contient d'autres valeurs ; elle a été ignorée.</translation>
    </message>
    <message>
      <source>Bands</source>
      <translation>Bandes</translation>
    </message>
    <message>
      <source>Bands of the raster to learn from beside red, green and blue, by name or number, with commas between them: nir, height. The model then needs rasters with these bands.</source>
      <translation>Bandes du raster dont on apprend en plus du rouge, du vert et du bleu, par nom ou numéro, séparées par des virgules : nir, height. Le modèle a alors besoin de rasters avec ces bandes.</translation>
    </message>
    <message>
      <source>Bands of the raster to learn from beside red, green and blue, by name or number; the model needs them</source>
      <translation>Bandes du raster dont on apprend en plus du rouge, du vert et du bleu, par nom ou numéro ; le modèle en a besoin</translation>
    </message>
    <message>
      <source>Bareland</source>
      <translation>Sol nu</translation>
    </message>
    <message>
      <source>Based on</source>
      <translation>Fondé sur</translation>
    </message>
    <message>
      <source>Before</source>
      <translation>Avant</translation>
    </message>
    <message>
      <source>Beside the project they are kept in {folder}. Temporary files are lost when QGIS closes. You can change this in Settings › Options › Landscribe.</source>
      <translation>À côté du projet, ils sont conservés dans {folder}. Les fichiers temporaires sont perdus à la fermeture de QGIS. Vous pouvez changer cela dans Préférences › Options › Landscribe.</translation>
    </message>
    <message>
      <source>Blue band</source>
      <translation>Bande bleue</translation>
    </message>
    <message>
      <source>Both dates are the same layer: choose another one as the earlier or the later date.</source>
      <translation>Les deux dates sont la même couche : choisissez-en une autre comme date antérieure ou ultérieure.</translation>
    </message>
    <message>
      <source>Building</source>
      <translation>Bâtiment</translation>
    </message>
    <message>
      <source>Building overviews</source>
      <translation>Construction des pyramides</translation>
    </message>
    <message>
      <source>By &amp;polygon…</source>
      <translation>&amp;Par polygone…</translation>
    </message>
    <message>
      <source>C&amp;RS</source>
      <translation>SC&amp;R</translation>
    </message>
    <message>
      <source>CPU</source>
      <translation>CPU</translation>
    </message>
    <message>
      <source>CRS of the polygons</source>
      <translation>SCR des polygones</translation>
    </message>
    <message>
      <source>Ca&amp;ncel</source>
      <translation>&amp;Annuler</translation>
    </message>
    <message>
      <source>Ca&amp;talogue</source>
      <translation>Cata&amp;logue</translation>
    </message>
    <message>
      <source>Calibrate a model for phrases</source>
      <translation>Calibrer un modèle pour les expressions</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Annuler</translation>
    </message>
    <message>
      <source>Cancelled.</source>
      <translation>Annulé.</translation>
    </message>
    <message>
      <source>Cancelled: nothing was written.</source>
      <translation>Annulé : rien n'a été écrit.</translation>
    </message>
    <message>
      <source>Cancelled: packages that are already installed are kept for the next time.</source>
      <translation>Annulé : les paquets déjà installés sont conservés pour la prochaine fois.</translation>
    </message>
    <message>
      <source>Cancelled: what is finished stays, and the same run goes on from there.</source>
      <translation>Annulé : ce qui est terminé reste, et la même exécution reprend à partir de là.</translation>
    </message>
    <message>
      <source>Cancelling</source>
      <translation>Annulation</translation>
    </message>
    <message>
      <source>Changed ground in per cent</source>
      <translation>Sol changé en pour cent</translation>
    </message>
    <message>
      <source>Check &amp;again</source>
      <translation>Vérifier à nouve&amp;au</translation>
    </message>
    <message>
      <source>Checked</source>
      <translation>Vérifié</translation>
    </message>
    <message>
      <source>Checking</source>
      <translation>Vérification</translation>
    </message>
    <message>
      <source>Checking this Python</source>
      <translation>Vérification de ce Python</translation>
    </message>
    <message>
      <source>Checking this machine</source>
      <translation>Vérification de cet ordinateur</translation>
    </message>
    <message>
      <source>Checkpoint</source>
      <translation>Point de contrôle</translation>
    </message>
    <message>
      <source>Checkpoints of the Hugging Face hub</source>
      <translation>Points de contrôle du Hugging Face Hub</translation>
    </message>
    <message>
      <source>Checks this machine again, after you changed something</source>
      <translation>Vérifie de nouveau cet ordinateur, après une modification de votre part</translation>
    </message>
    <message>
      <source>Choose AlphaEarth, TESSERA or a file as embedding: the scene context is too coarse to compare places.</source>
      <translation>Choisissez AlphaEarth, TESSERA ou un fichier comme embedding : le contexte de la scène est trop grossier pour comparer des lieux.</translation>
    </message>
    <message>
      <source>Choose a Python that already has the engine's packages, or one to create the environment with</source>
      <translation>Choisir un Python qui possède déjà les paquets du moteur, ou un Python avec lequel créer l'environnement</translation>
    </message>
    <message>
      <source>Choose a land cover and a layer of polygons first.</source>
      <translation>Choisissez d'abord une occupation du sol et une couche de polygones.</translation>
    </message>
    <message>
      <source>Choose a place, such as a field, and see all similar places: the cosine between its embedding and that of every other place, from -1 (opposite) to 1 (the same).</source>
      <translation>Choisissez un lieu, par exemple une parcelle, et voyez tous les lieux semblables : le cosinus entre son embedding et celui de chaque autre lieu, de -1 (opposé) à 1 (identique).</translation>
    </message>
    <message>
      <source>Choose a reference first.</source>
      <translation>Choisissez d'abord une référence.</translation>
    </message>
    <message>
      <source>Choose labels or a land cover, one of them.</source>
      <translation>Choisissez des étiquettes ou une occupation du sol, l'une des deux.</translation>
    </message>
    <message>
      <source>Choose the year of the imagery if possible</source>
      <translation>Choisissez si possible l'année des images</translation>
    </message>
    <message>
      <source>Chosen by its name</source>
      <translation>Choisie selon le nom</translation>
    </message>
    <message>
      <source>Class</source>
      <translation>Classe</translation>
    </message>
    <message>
      <source>Class &amp;attribute</source>
      <translation>&amp;Attribut de classe</translation>
    </message>
    <message>
      <source>Class areas</source>
      <translation>Superficies des classes</translation>
    </message>
    <message>
      <source>Class areas (JSON)</source>
      <translation>Superficies des classes (JSON)</translation>
    </message>
    <message>
      <source>Class areas (report)</source>
      <translation>Superficies des classes (rapport)</translation>
    </message>
    <message>
      <source>Class areas (table)</source>
      <translation>Superficies des classes (table)</translation>
    </message>
    <message>
      <source>Class areas within each polygon (JSON)</source>
      <translation>Superficies des classes dans chaque polygone (JSON)</translation>
    </message>
    <message>
      <source>Class attribute</source>
      <translation>Attribut de classe</translation>
    </message>
    <message>
      <source>Class name</source>
      <translation>Nom de la classe</translation>
    </message>
    <message>
      <source>Classes</source>
      <translation>Classes</translation>
    </message>
    <message>
      <source>Classes of the model to start from stay, even if they have no labels</source>
      <translation>Les classes du modèle de départ restent, même sans étiquettes</translation>
    </message>
    <message>
      <source>Classes with their accuracy (JSON)</source>
      <translation>Classes avec leur exactitude (JSON)</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Effacer</translation>
    </message>
    <message>
      <source>Clear the earlier phrases</source>
      <translation>Effacer les expressions précédentes</translation>
    </message>
    <message>
      <source>Click a place on the map to see every place like it. Ctrl+click marks more places first; Shift+click marks places that it must not be like. Only the embedding is compared.</source>
      <translation>Cliquez sur un lieu de la carte pour voir tous les lieux semblables. Ctrl+clic marque d'abord d'autres lieux ; Maj+clic marque des lieux auxquels ils ne doivent pas ressembler. Seul l'embedding est comparé.</translation>
    </message>
    <message>
      <source>Click a place on the map; before, Ctrl+click marks more places, Shift+click what is not meant.</source>
      <translation>Cliquez sur un lieu de la carte ; avant, Ctrl+clic marque d'autres lieux, Maj+clic ce qui n'est pas visé.</translation>
    </message>
    <message>
      <source>Click on the map to label places with the chosen class; the keys of QGIS, such as Undo, work as usual</source>
      <translation>Cliquez sur la carte pour étiqueter des lieux avec la classe choisie ; les touches de QGIS, comme Annuler, fonctionnent comme d'habitude</translation>
    </message>
    <message>
      <source>Click places on the map that are wrong in the answer: it follows</source>
      <translation>Cliquez sur les lieux de la carte qui sont faux dans la réponse : elle s'adapte</translation>
    </message>
    <message>
      <source>Click places on the map that show what you mean: the answer follows</source>
      <translation>Cliquez sur les lieux de la carte qui montrent ce que vous cherchez : la réponse s'adapte</translation>
    </message>
    <message>
      <source>Code</source>
      <translation>Code</translation>
    </message>
    <message>
      <source>Codes of the classes to keep, such as “5, 8”; all if left empty.</source>
      <translation>Codes des classes à conserver, par exemple « 5, 8 » ; toutes si le champ est vide.</translation>
    </message>
    <message>
      <source>Codes of those classes, such as “5, 8”.</source>
      <translation>Codes de ces classes, par exemple « 5, 8 ».</translation>
    </message>
    <message>
      <source>Codes, such as 5, 8</source>
      <translation>Codes, par exemple 5, 8</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>Couleur</translation>
    </message>
    <message>
      <source>Colour of the class</source>
      <translation>Couleur de la classe</translation>
    </message>
    <message>
      <source>Colour of the class in the map; without one it is chosen by the name</source>
      <translation>Couleur de la classe sur la carte ; sans indication, elle est choisie selon le nom</translation>
    </message>
    <message>
      <source>Colour of the class, in the labels and in the map</source>
      <translation>Couleur de la classe, pour les étiquettes et sur la carte</translation>
    </message>
    <message>
      <source>Colouring</source>
      <translation>Coloration</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>Couleurs</translation>
    </message>
    <message>
      <source>Columns of the polygons' table, in addition to the class code</source>
      <translation>Colonnes de la table des polygones, en plus du code de classe</translation>
    </message>
    <message>
      <source>Combining the parts</source>
      <translation>Combinaison des parties</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>Comparer</translation>
    </message>
    <message>
      <source>Compare bo&amp;th</source>
      <translation>Comparer les &amp;deux</translation>
    </message>
    <message>
      <source>Compare on the finer raster</source>
      <translation>Comparer sur le raster le plus fin</translation>
    </message>
    <message>
      <source>Compare with an earlier date…</source>
      <translation>Comparer à une date antérieure…</translation>
    </message>
    <message>
      <source>Compare with the whole layer</source>
      <translation>Comparer à toute la couche</translation>
    </message>
    <message>
      <source>Compare with…</source>
      <translation>Comparer à…</translation>
    </message>
    <message>
      <source>Compared</source>
      <translation>Comparé</translation>
    </message>
    <message>
      <source>Compares a land-cover raster with a reference: another class raster, or polygons or points with a class attribute, in any CRS. Gives the confusion matrix, overall accuracy, kappa, and for each class F1, IoU, user's and producer's accuracy.</source>
      <translation>Compare un raster d'occupation du sol à une référence : un autre raster de classes, ou des polygones ou des points avec un attribut de classe, dans n'importe quel SCR. Donne la matrice de confusion, l'exactitude globale, le kappa et, pour chaque classe, F1, IoU et les exactitudes de l'utilisateur et du producteur.</translation>
    </message>
    <message>
      <source>Compares the land cover with the reference</source>
      <translation>Compare l'occupation du sol avec la référence</translation>
    </message>
    <message>
      <source>Comparing</source>
      <translation>Comparaison</translation>
    </message>
    <message>
      <source>Comparing pixels</source>
      <translation>Comparaison des pixels</translation>
    </message>
    <message>
      <source>Comparing places</source>
      <translation>Comparaison des lieux</translation>
    </message>
    <message>
      <source>Comparing points</source>
      <translation>Comparaison des points</translation>
    </message>
    <message>
      <source>Comparing the positions of both dates</source>
      <translation>Comparaison des positions des deux dates</translation>
    </message>
    <message>
      <source>Comparing with the original</source>
      <translation>Comparaison avec l'original</translation>
    </message>
    <message>
      <source>Compute on</source>
      <translation>Calculer sur</translation>
    </message>
    <message>
      <source>Confidence</source>
      <translation>Confiance</translation>
    </message>
    <message>
      <source>Confidence of {name}</source>
      <translation>Confiance de {name}</translation>
    </message>
    <message>
      <source>Confusion matrix, accuracies and area estimates of a land-cover raster, as a report</source>
      <translation>Matrice de confusion, exactitudes et estimations de superficie d'un raster d'occupation du sol, sous forme de rapport</translation>
    </message>
    <message>
      <source>Connecting to {host}</source>
      <translation>Connexion à {host}</translation>
    </message>
    <message>
      <source>Converting</source>
      <translation>Conversion</translation>
    </message>
    <message>
      <source>Copies the matrix of transitions in hectares, for a spreadsheet</source>
      <translation>Copie la matrice des transitions en hectares, pour un tableur</translation>
    </message>
    <message>
      <source>Copies the table, for a spreadsheet</source>
      <translation>Copie le tableau, pour un tableur</translation>
    </message>
    <message>
      <source>Copies versions, checks and the log to the clipboard, without your folders and names</source>
      <translation>Copie les versions, les vérifications et le journal dans le presse-papiers, sans vos dossiers ni vos noms</translation>
    </message>
    <message>
      <source>Copy dia&amp;gnostics</source>
      <translation>Copier le dia&amp;gnostic</translation>
    </message>
    <message>
      <source>Copy matrix</source>
      <translation>Copier la matrice</translation>
    </message>
    <message>
      <source>Copy or save the table of areas, or measure areas within the polygons of a layer</source>
      <translation>Copier ou enregistrer la table des superficies, ou mesurer des superficies dans les polygones d'une couche</translation>
    </message>
    <message>
      <source>Correct this land cover…</source>
      <translation>Corriger cette occupation du sol…</translation>
    </message>
    <message>
      <source>Corrects “{name}”: label places where it is wrong with the class that is there, then train.</source>
      <translation>Corrige « {name} » : étiquetez les lieux où elle est fausse avec la classe qui s'y trouve, puis entraînez.</translation>
    </message>
    <message>
      <source>Correct…</source>
      <translation>Corriger…</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Date</translation>
    </message>
    <message>
      <source>De&amp;vice</source>
      <translation>P&amp;ériphérique</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>Détails</translation>
    </message>
    <message>
      <source>Developed space</source>
      <translation>Espace aménagé</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Périphérique</translation>
    </message>
    <message>
      <source>Device that was used</source>
      <translation>Périphérique utilisé</translation>
    </message>
    <message>
      <source>Device: {value}</source>
      <translation>Périphérique : {value}</translation>
    </message>
    <message>
      <source>Disk space for later runs</source>
      <translation>Espace disque pour les exécutions suivantes</translation>
    </message>
    <message>
      <source>Distance {number} in metres</source>
      <translation>Distance {number} en mètres</translation>
    </message>
    <message>
      <source>Distances</source>
      <translation>Distances</translation>
    </message>
    <message>
      <source>Distances (m)</source>
      <translation>Distances (m)</translation>
    </message>
    <message>
      <source>Do &amp;not download</source>
      <translation>&amp;Ne pas télécharger</translation>
    </message>
    <message>
      <source>Do &amp;not send</source>
      <translation>&amp;Ne pas envoyer</translation>
    </message>
    <message>
      <source>Do &amp;not split phrases</source>
      <translation>&amp;Ne pas découper les expressions</translation>
    </message>
    <message>
      <source>Does again what failed in an earlier run into the same folder.</source>
      <translation>Refait ce qui a échoué lors d'une exécution précédente dans le même dossier.</translation>
    </message>
    <message>
      <source>Download</source>
      <translation>Télécharger</translation>
    </message>
    <message>
      <source>Download the AlphaEarth index again</source>
      <translation>Télécharger de nouveau l'index AlphaEarth</translation>
    </message>
    <message>
      <source>Download the {product} embedding of this extent from the internet?</source>
      <translation>Télécharger depuis Internet l'embedding {product} de cette emprise ?</translation>
    </message>
    <message>
      <source>Download {title} from the Hugging Face hub?</source>
      <translation>Télécharger {title} depuis le Hugging Face Hub ?</translation>
    </message>
    <message>
      <source>Downloaded embeddings</source>
      <translation>Embeddings téléchargés</translation>
    </message>
    <message>
      <source>Downloading the index…</source>
      <translation>Téléchargement de l'index…</translation>
    </message>
    <message>
      <source>Downloading {name}</source>
      <translation>Téléchargement de {name}</translation>
    </message>
    <message>
      <source>Downloading {name}: {here}</source>
      <translation>Téléchargement de {name} : {here}</translation>
    </message>
    <message>
      <source>Downloading {name}: {here} of {all}</source>
      <translation>Téléchargement de {name} : {here} sur {all}</translation>
    </message>
    <message>
      <source>Downloads are not allowed in this project: allow them at the embedding.</source>
      <translation>Les téléchargements ne sont pas autorisés dans ce projet : autorisez-les à l'embedding.</translation>
    </message>
    <message>
      <source>Downloads of public embeddings; imagery is never sent anywhere</source>
      <translation>Téléchargements d'embeddings publics ; les images ne sont jamais envoyées</translation>
    </message>
    <message>
      <source>Downloads of the embedding in this project; imagery is never sent</source>
      <translation>Téléchargements de l'embedding dans ce projet ; les images ne sont jamais envoyées</translation>
    </message>
    <message>
      <source>Downloads the catalogue and lists its models</source>
      <translation>Télécharge le catalogue et affiche ses modèles</translation>
    </message>
    <message>
      <source>Downloads the checkpoint, checks it, and installs it</source>
      <translation>Télécharge le point de contrôle, le vérifie et l'installe</translation>
    </message>
    <message>
      <source>Downloads the model, checks it, and installs it</source>
      <translation>Télécharge le modèle, le vérifie et l'installe</translation>
    </message>
    <message>
      <source>Draw</source>
      <translation>Dessiner</translation>
    </message>
    <message>
      <source>Draw a rectangle on the map canvas</source>
      <translation>Dessiner un rectangle sur le canevas de carte</translation>
    </message>
    <message>
      <source>Draw an outline on the map to label an area with the chosen class; a right click ends it</source>
      <translation>Dessinez un contour sur la carte pour étiqueter une surface avec la classe choisie ; un clic droit le termine</translation>
    </message>
    <message>
      <source>Draw points first (Accuracy › Points to label…), or choose another reference.</source>
      <translation>Tirez d'abord des points (Exactitude › Points à étiqueter…), ou choisissez une autre référence.</translation>
    </message>
    <message>
      <source>Drawing points</source>
      <translation>Tirage des points</translation>
    </message>
    <message>
      <source>Drawing the layer</source>
      <translation>Dessin de la couche</translation>
    </message>
    <message>
      <source>Drawn rectangle</source>
      <translation>Rectangle dessiné</translation>
    </message>
    <message>
      <source>Draws random points within each class of a land-cover raster. Label each point by what you see there: the attribute “reference” offers the classes as a list. Then run “Accuracy of a land cover”.</source>
      <translation>Tire des points au hasard dans chaque classe d'un raster d'occupation du sol. Étiquetez chaque point d'après ce que vous y voyez : l'attribut « reference » propose les classes en liste. Lancez ensuite « Exactitude d'une occupation du sol ».</translation>
    </message>
    <message>
      <source>Draws random points within each class of {layer}. You give each point the class that you see there; “Compare with a reference…” then estimates how accurate the land cover is.</source>
      <translation>Tire des points au hasard dans chaque classe de {layer}. Vous donnez à chaque point la classe que vous y voyez ; « Comparer à une référence… » estime ensuite l'exactitude de l'occupation du sol.</translation>
    </message>
    <message>
      <source>E&amp;xport</source>
      <translation>E&amp;xporter</translation>
    </message>
    <message>
      <source>E&amp;xtent</source>
      <translation>E&amp;mprise</translation>
    </message>
    <message>
      <source>ESD file…</source>
      <translation>Fichier ESD…</translation>
    </message>
    <message>
      <source>Earlier date</source>
      <translation>Date antérieure</translation>
    </message>
    <message>
      <source>Earlier image: {value}</source>
      <translation>Image antérieure : {value}</translation>
    </message>
    <message>
      <source>Earlier phrases</source>
      <translation>Expressions précédentes</translation>
    </message>
    <message>
      <source>Earlier phrases and examples</source>
      <translation>Expressions précédentes et exemples</translation>
    </message>
    <message>
      <source>Em&amp;bedding</source>
      <translation>Embe&amp;dding</translation>
    </message>
    <message>
      <source>Embedding</source>
      <translation>Embedding</translation>
    </message>
    <message>
      <source>Embedding of an extent</source>
      <translation>Embedding d'une emprise</translation>
    </message>
    <message>
      <source>Embedding raster</source>
      <translation>Raster d'embedding</translation>
    </message>
    <message>
      <source>Embedding that was compared</source>
      <translation>Embedding comparé</translation>
    </message>
    <message>
      <source>Embedding that was written</source>
      <translation>Embedding écrit</translation>
    </message>
    <message>
      <source>Embedding: {value}</source>
      <translation>Embedding : {value}</translation>
    </message>
    <message>
      <source>Enter a name for the model.</source>
      <translation>Saisissez un nom pour le modèle.</translation>
    </message>
    <message>
      <source>Enter the revision first: the checkpoint's commit, 40 digits.</source>
      <translation>Saisissez d'abord la révision : le commit du checkpoint, 40 chiffres.</translation>
    </message>
    <message>
      <source>Estimate the true area of each change with its 95 % interval, from points that you label</source>
      <translation>Estimer la surface réelle de chaque changement avec son intervalle à 95 %, à partir de points que vous étiquetez</translation>
    </message>
    <message>
      <source>Estimated from the points; it corrects for the mistakes of the map</source>
      <translation>Estimée d'après les points ; corrigée des erreurs de la carte</translation>
    </message>
    <message>
      <source>Everything (JSON)</source>
      <translation>Tout (JSON)</translation>
    </message>
    <message>
      <source>Everything like this place</source>
      <translation>Tout ce qui ressemble à ce lieu</translation>
    </message>
    <message>
      <source>Everywhere</source>
      <translation>Partout</translation>
    </message>
    <message>
      <source>Examples</source>
      <translation>Exemples</translation>
    </message>
    <message>
      <source>Export polygons and areas</source>
      <translation>Exporter des polygones et des superficies</translation>
    </message>
    <message>
      <source>Export the model</source>
      <translation>Exporter le modèle</translation>
    </message>
    <message>
      <source>Export to</source>
      <translation>Exporter vers</translation>
    </message>
    <message>
      <source>Exported: {files}</source>
      <translation>Exporté : {files}</translation>
    </message>
    <message>
      <source>Exporting the model</source>
      <translation>Exportation du modèle</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>Exporter…</translation>
    </message>
    <message>
      <source>Extent</source>
      <translation>Emprise</translation>
    </message>
    <message>
      <source>Extract re&amp;gions</source>
      <translation>Extraire les ré&amp;gions</translation>
    </message>
    <message>
      <source>F&amp;ind in this extent</source>
      <translation>Chercher dans cette &amp;emprise</translation>
    </message>
    <message>
      <source>Failures (JSON)</source>
      <translation>Échecs (JSON)</translation>
    </message>
    <message>
      <source>Fetching AlphaEarth</source>
      <translation>Récupération d'AlphaEarth</translation>
    </message>
    <message>
      <source>Fetching TESSERA</source>
      <translation>Récupération de TESSERA</translation>
    </message>
    <message>
      <source>Fi&amp;nd similar</source>
      <translation>C&amp;hercher les semblables</translation>
    </message>
    <message>
      <source>Fil&amp;e</source>
      <translation>Fichi&amp;er</translation>
    </message>
    <message>
      <source>Find places similar to a clicked one</source>
      <translation>Chercher les lieux semblables à celui sur lequel on clique</translation>
    </message>
    <message>
      <source>Find what changed</source>
      <translation>Trouver ce qui a changé</translation>
    </message>
    <message>
      <source>Finding regions</source>
      <translation>Recherche des régions</translation>
    </message>
    <message>
      <source>Fine-tuning the network</source>
      <translation>Ajustement fin du réseau</translation>
    </message>
    <message>
      <source>Finished</source>
      <translation>Terminé</translation>
    </message>
    <message>
      <source>Finished: {value}</source>
      <translation>Terminé : {value}</translation>
    </message>
    <message>
      <source>Fitting</source>
      <translation>Ajustement</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Dossier</translation>
    </message>
    <message>
      <source>Folder for the answers</source>
      <translation>Dossier des réponses</translation>
    </message>
    <message>
      <source>Folder for the engine</source>
      <translation>Dossier du moteur</translation>
    </message>
    <message>
      <source>Folder of TESSERA tiles</source>
      <translation>Dossier de tuiles TESSERA</translation>
    </message>
    <message>
      <source>Folder of models</source>
      <translation>Dossier de modèles</translation>
    </message>
    <message>
      <source>Folder of rasters</source>
      <translation>Dossier de rasters</translation>
    </message>
    <message>
      <source>Folder of the results</source>
      <translation>Dossier des résultats</translation>
    </message>
    <message>
      <source>Folder of wheels</source>
      <translation>Dossier de wheels</translation>
    </message>
    <message>
      <source>Folder “landscribe” beside the project</source>
      <translation>Dossier « landscribe » à côté du projet</translation>
    </message>
    <message>
      <source>For rare classes; Olofsson et al. advise 50 to 100.</source>
      <translation>Pour les classes rares ; Olofsson et al. conseillent de 50 à 100.</translation>
    </message>
    <message>
      <source>Found automatically if the layer says which band has which colour</source>
      <translation>Détecté automatiquement si la couche indique quelle bande a quelle couleur</translation>
    </message>
    <message>
      <source>Found on the map</source>
      <translation>Trouvé sur la carte</translation>
    </message>
    <message>
      <source>From a &amp;folder…</source>
      <translation>&amp;Depuis un dossier…</translation>
    </message>
    <message>
      <source>From a &amp;zip file…</source>
      <translation>Depuis un fichier &amp;zip…</translation>
    </message>
    <message>
      <source>From a segmentation &amp;network (ONNX)…</source>
      <translation>Depuis u&amp;n réseau de segmentation (ONNX)…</translation>
    </message>
    <message>
      <source>From an &amp;address…</source>
      <translation>Depuis une &amp;adresse…</translation>
    </message>
    <message>
      <source>Further bands</source>
      <translation>Autres bandes</translation>
    </message>
    <message>
      <source>GeoPackage (*.gpkg)</source>
      <translation>GeoPackage (*.gpkg)</translation>
    </message>
    <message>
      <source>GeoPackage (the default; the layer is added to an existing file), GeoJSON, FlatGeobuf or Shapefile. The classes' colours are saved too: in the GeoPackage, or as a .qml file beside other formats.</source>
      <translation>GeoPackage (par défaut ; la couche est ajoutée à un fichier existant), GeoJSON, FlatGeobuf ou Shapefile. Les couleurs des classes sont enregistrées aussi : dans le GeoPackage, ou dans un fichier .qml à côté des autres formats.</translation>
    </message>
    <message>
      <source>GeoTIFF (*.tif)</source>
      <translation>GeoTIFF (*.tif)</translation>
    </message>
    <message>
      <source>GeoTIFF from 0 to 1, transparent below the threshold.</source>
      <translation>GeoTIFF de 0 à 1, transparent sous le seuil.</translation>
    </message>
    <message>
      <source>GeoTIFF of class codes of the earlier date.</source>
      <translation>GeoTIFF de codes de classe de la date antérieure.</translation>
    </message>
    <message>
      <source>GeoTIFF of class codes of the later date.</source>
      <translation>GeoTIFF de codes de classe de la date ultérieure.</translation>
    </message>
    <message>
      <source>GeoTIFF of class codes with colours and class names.</source>
      <translation>GeoTIFF de codes de classe avec couleurs et noms de classe.</translation>
    </message>
    <message>
      <source>GeoTIFF of cosines from -1 to 1.</source>
      <translation>GeoTIFF de cosinus de -1 à 1.</translation>
    </message>
    <message>
      <source>GeoTIFF of the probability of each pixel's class, in per cent.</source>
      <translation>GeoTIFF de la probabilité de la classe de chaque pixel, en pour cent.</translation>
    </message>
    <message>
      <source>GeoTIFF of the response from 0 to 1.</source>
      <translation>GeoTIFF de la réponse de 0 à 1.</translation>
    </message>
    <message>
      <source>GeoTIFF of the three main components as red, green and blue.</source>
      <translation>GeoTIFF des trois composantes principales en rouge, vert et bleu.</translation>
    </message>
    <message>
      <source>GeoTIFF of unit vectors.</source>
      <translation>GeoTIFF de vecteurs unitaires.</translation>
    </message>
    <message>
      <source>GeoTIFF of what became what, with a legend of the transitions that occur.</source>
      <translation>GeoTIFF de ce qui est devenu quoi, avec une légende des transitions présentes.</translation>
    </message>
    <message>
      <source>Gives every pixel of a high-resolution RGB raster a land-cover class. The SSDM network reads the image together with an embedding of its surroundings, on this machine: imagery never leaves it.</source>
      <translation>Donne à chaque pixel d'un raster RVB à haute résolution une classe d'occupation du sol. Le réseau SSDM lit l'image avec un embedding de ses environs, sur cet ordinateur : les images ne le quittent jamais.</translation>
    </message>
    <message>
      <source>Gives the whole phrase to the network, without reading relations in it.</source>
      <translation>Donne l'expression entière au réseau, sans y lire de relations.</translation>
    </message>
    <message>
      <source>Gives the whole phrase to the network: words such as “near” or “within 200 m of” are not measured</source>
      <translation>Donne l'expression entière au réseau : des mots comme « near » ou « within 200 m of » ne sont pas mesurés</translation>
    </message>
    <message>
      <source>Green band</source>
      <translation>Bande verte</translation>
    </message>
    <message>
      <source>Grid of the result</source>
      <translation>Grille du résultat</translation>
    </message>
    <message>
      <source>Ground resolution of a picture without a CRS; not needed otherwise.</source>
      <translation>Résolution au sol d'une image sans SCR ; inutile sinon.</translation>
    </message>
    <message>
      <source>Hardware of this machine that the engine can use; the first is recommended</source>
      <translation>Matériel de cet ordinateur que le moteur peut utiliser ; le premier est recommandé</translation>
    </message>
    <message>
      <source>Hectares of each class in each polygon</source>
      <translation>Hectares de chaque classe dans chaque polygone</translation>
    </message>
    <message>
      <source>Hides the other answers, their regions and the land covers on the map; they stay in the list</source>
      <translation>Masque sur la carte les autres réponses, leurs régions et les occupations du sol ; elles restent dans la liste</translation>
    </message>
    <message>
      <source>Highest response</source>
      <translation>Réponse la plus élevée</translation>
    </message>
    <message>
      <source>Holds the class as its code or name; if left empty: reference, class, label, code and the like.</source>
      <translation>Contient le code ou le nom de la classe ; si le champ est vide : reference, class, label, code et similaires.</translation>
    </message>
    <message>
      <source>Holds the class as its name or code</source>
      <translation>Contient le nom ou le code de la classe</translation>
    </message>
    <message>
      <source>Holds the name; if left empty: reference, class, label and the like.</source>
      <translation>Contient le nom ; si le champ est vide : reference, class, label et semblables.</translation>
    </message>
    <message>
      <source>How each class is told from the others (JSON)</source>
      <translation>Comment chaque classe est distinguée des autres (JSON)</translation>
    </message>
    <message>
      <source>How much the answer covers the image below</source>
      <translation>À quel point la réponse couvre l'image en dessous</translation>
    </message>
    <message>
      <source>How much the land cover covers the imagery</source>
      <translation>À quel point l'occupation du sol couvre les images</translation>
    </message>
    <message>
      <source>How right is {layer}?</source>
      <translation>À quel point {layer} est-il juste ?</translation>
    </message>
    <message>
      <source>How the phrase was read</source>
      <translation>Comment l'expression a été lue</translation>
    </message>
    <message>
      <source>How unsure the model is there, 0 to 1</source>
      <translation>À quel point le modèle y est incertain, de 0 à 1</translation>
    </message>
    <message>
      <source>If no embedding is named, the layer itself is read as one, as “Embedding of an extent” writes it.</source>
      <translation>Si aucun embedding n'est indiqué, la couche elle-même est lue comme tel, comme l'écrit « Embedding d'une emprise ».</translation>
    </message>
    <message>
      <source>If nothing is found, the log and the output FOUND say so.</source>
      <translation>Si rien n'est trouvé, le journal et la sortie FOUND le disent.</translation>
    </message>
    <message>
      <source>If you give no number of points, it is computed from the standard error that you want for the overall accuracy (Olofsson et al. 2014, equation 13). Rare classes get a minimum number of points; the other points are distributed by area.</source>
      <translation>Si vous ne donnez pas de nombre de points, il est calculé d'après l'erreur type souhaitée pour l'exactitude globale (Olofsson et al. 2014, équation 13). Les classes rares reçoivent un nombre minimal de points ; les autres points sont répartis selon la superficie.</translation>
    </message>
    <message>
      <source>Image</source>
      <translation>Image</translation>
    </message>
    <message>
      <source>Image: {value}</source>
      <translation>Image : {value}</translation>
    </message>
    <message>
      <source>Imagery then leaves this machine, over SSH to that machine; the size is shown first</source>
      <translation>Les images quittent alors cet ordinateur, par SSH vers l'autre ; la taille est d'abord affichée</translation>
    </message>
    <message>
      <source>Imagery then leaves this machine, over SSH, and is kept there until you delete it.</source>
      <translation>Les images quittent alors cet ordinateur, par SSH, et sont conservées là-bas jusqu'à ce que vous les supprimiez.</translation>
    </message>
    <message>
      <source>Imagery with red, green and blue bands. Services (WMS, XYZ) and virtual layers are drawn first.</source>
      <translation>Images avec des bandes rouge, verte et bleue. Les services (WMS, XYZ) et les couches virtuelles sont d'abord dessinés.</translation>
    </message>
    <message>
      <source>Imagery, in a file, of ground that you know.</source>
      <translation>Des images, dans un fichier, d'un terrain que vous connaissez.</translation>
    </message>
    <message>
      <source>In place of labels: a raster of classes that have names.</source>
      <translation>À la place d'étiquettes : un raster de classes qui ont des noms.</translation>
    </message>
    <message>
      <source>In the land cover</source>
      <translation>Dans l'occupation du sol</translation>
    </message>
    <message>
      <source>In the reference</source>
      <translation>Dans la référence</translation>
    </message>
    <message>
      <source>In use: the engine in {folder}</source>
      <translation>Utilisé : le moteur dans {folder}</translation>
    </message>
    <message>
      <source>In use: your own Python {folder}</source>
      <translation>Utilisé : votre propre Python {folder}</translation>
    </message>
    <message>
      <source>Include</source>
      <translation>Inclure</translation>
    </message>
    <message>
      <source>Input</source>
      <translation>Entrée</translation>
    </message>
    <message>
      <source>Installed</source>
      <translation>Installé</translation>
    </message>
    <message>
      <source>Installed models</source>
      <translation>Modèles installés</translation>
    </message>
    <message>
      <source>Installing the model</source>
      <translation>Installation du modèle</translation>
    </message>
    <message>
      <source>Installs a model from a file, a folder or an address</source>
      <translation>Installe un modèle depuis un fichier, un dossier ou une adresse</translation>
    </message>
    <message>
      <source>Installs the engine and tests it with a small map</source>
      <translation>Installe le moteur et le teste avec une petite carte</translation>
    </message>
    <message>
      <source>Installs the packages from a folder of wheels (.whl files), without a network</source>
      <translation>Installe les paquets depuis un dossier de wheels (fichiers .whl), sans réseau</translation>
    </message>
    <message>
      <source>IoU at the threshold</source>
      <translation>IoU au seuil</translation>
    </message>
    <message>
      <source>It takes about {minutes} minutes at 50 Mbit/s.</source>
      <translation>À 50 Mbit/s, cela prend environ {minutes} minutes.</translation>
    </message>
    <message>
      <source>It took {time}.</source>
      <translation>Durée : {time}.</translation>
    </message>
    <message>
      <source>Its weights have the names of open_clip: download model.safetensors from its page, then use “landscribe models convert”.</source>
      <translation>Ses poids ont les noms d'open_clip : téléchargez model.safetensors depuis sa page, puis utilisez « landscribe models convert ».</translation>
    </message>
    <message>
      <source>Kappa</source>
      <translation>Kappa</translation>
    </message>
    <message>
      <source>Keep all</source>
      <translation>Tout conserver</translation>
    </message>
    <message>
      <source>Keep the classes without la&amp;bels</source>
      <translation>G&amp;arder les classes sans étiquettes</translation>
    </message>
    <message>
      <source>Keep the classes without labels</source>
      <translation>Garder les classes sans étiquettes</translation>
    </message>
    <message>
      <source>Keep using the current engine</source>
      <translation>Continuer avec le moteur actuel</translation>
    </message>
    <message>
      <source>Keep what a fitted model sees</source>
      <translation>Conserver ce que voit un modèle ajusté</translation>
    </message>
    <message>
      <source>La&amp;ter</source>
      <translation>Plus &amp;tard</translation>
    </message>
    <message>
      <source>La&amp;yer</source>
      <translation>C&amp;ouche</translation>
    </message>
    <message>
      <source>La&amp;yer name</source>
      <translation>Nom &amp;de la couche</translation>
    </message>
    <message>
      <source>Label places where the land cover is wrong with Points or Polygons, then press Train.</source>
      <translation>Étiquetez avec Points ou Polygones les lieux où l'occupation du sol est fausse, puis appuyez sur Entraîner.</translation>
    </message>
    <message>
      <source>Label what you see there, and run “Learn your own classes” again.</source>
      <translation>Étiquetez ce que vous y voyez, puis relancez « Apprendre vos propres classes ».</translation>
    </message>
    <message>
      <source>Label where the land cover is wrong, and it changes: on the page Train</source>
      <translation>Étiqueter là où l'occupation du sol est fausse, et elle change : sur la page Entraîner</translation>
    </message>
    <message>
      <source>Label with</source>
      <translation>Étiqueter avec</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>Étiquettes</translation>
    </message>
    <message>
      <source>Labels that look like another class (JSON)</source>
      <translation>Étiquettes qui ressemblent à une autre classe (JSON)</translation>
    </message>
    <message>
      <source>Land cover</source>
      <translation>Occupation du sol</translation>
    </message>
    <message>
      <source>Land cover after</source>
      <translation>Occupation du sol après</translation>
    </message>
    <message>
      <source>Land cover before</source>
      <translation>Occupation du sol avant</translation>
    </message>
    <message>
      <source>Land cover of a folder, a tile index or several layers; goes on where it was stopped</source>
      <translation>Occupation du sol d'un dossier, d'un index de tuiles ou de plusieurs couches ; reprend là où elle s'est arrêtée</translation>
    </message>
    <message>
      <source>Land cover to polygons</source>
      <translation>Occupation du sol en polygones</translation>
    </message>
    <message>
      <source>Land-cover classes of a high-resolution raster, from the SSDM network</source>
      <translation>Classes d'occupation du sol d'un raster à haute résolution, avec le réseau SSDM</translation>
    </message>
    <message>
      <source>Landscribe</source>
      <translation>Landscribe</translation>
    </message>
    <message>
      <source>Landscribe computes in its own Python environment, separate from QGIS. Set up creates it in the folder below and tests it with a small map; nothing is installed into QGIS's Python or anywhere else.</source>
      <translation>Landscribe calcule dans son propre environnement Python, séparé de QGIS. « Installer » le crée dans le dossier ci-dessous et le teste avec une petite carte ; rien n'est installé dans le Python de QGIS ni ailleurs.</translation>
    </message>
    <message>
      <source>Landscribe manual</source>
      <translation>Manuel de Landscribe</translation>
    </message>
    <message>
      <source>Landscribe: comparing</source>
      <translation>Landscribe : comparaison</translation>
    </message>
    <message>
      <source>Landscribe: comparing two dates</source>
      <translation>Landscribe : comparaison de deux dates</translation>
    </message>
    <message>
      <source>Landscribe: drawing points</source>
      <translation>Landscribe : tirage des points</translation>
    </message>
    <message>
      <source>Landscribe: finding similar places</source>
      <translation>Landscribe : recherche de lieux semblables</translation>
    </message>
    <message>
      <source>Landscribe: looking for a phrase</source>
      <translation>Landscribe : recherche d'une expression</translation>
    </message>
    <message>
      <source>Landscribe: looking where to label next</source>
      <translation>Landscribe : recherche du prochain lieu à étiqueter</translation>
    </message>
    <message>
      <source>Landscribe: making polygons</source>
      <translation>Landscribe : création des polygones</translation>
    </message>
    <message>
      <source>Landscribe: map land cover</source>
      <translation>Landscribe : cartographier l'occupation du sol</translation>
    </message>
    <message>
      <source>Landscribe: mapping land cover</source>
      <translation>Landscribe : cartographie de l'occupation du sol</translation>
    </message>
    <message>
      <source>Landscribe: measuring areas</source>
      <translation>Landscribe : mesure des superficies</translation>
    </message>
    <message>
      <source>Landscribe: training</source>
      <translation>Landscribe : entraînement</translation>
    </message>
    <message>
      <source>Landscribe’s &amp;folder there</source>
      <translation>Dossier de &amp;Landscribe là-bas</translation>
    </message>
    <message>
      <source>Large models for phrases</source>
      <translation>Grands modèles pour les expressions</translation>
    </message>
    <message>
      <source>Later image: {value}</source>
      <translation>Image ultérieure : {value}</translation>
    </message>
    <message>
      <source>Layer name</source>
      <translation>Nom de la couche</translation>
    </message>
    <message>
      <source>Learn your own classes</source>
      <translation>Apprendre vos propres classes</translation>
    </message>
    <message>
      <source>Learns classes from labels: points, lines or polygons on the imagery, with an attribute that holds the class. The result is a model: “Map land cover” and the dock's page “Map” offer it by its name, for any imagery.</source>
      <translation>Apprend des classes à partir d'étiquettes : points, lignes ou polygones sur les images, avec un attribut qui contient la classe. Le résultat est un modèle : « Cartographier l'occupation du sol » et la page « Carte » du panneau le proposent par son nom, pour toutes les images.</translation>
    </message>
    <message>
      <source>Learns from the labels, and maps what the canvas shows</source>
      <translation>Apprend à partir des étiquettes et cartographie ce que montre le canevas</translation>
    </message>
    <message>
      <source>Lets a machine with a graphics card compute; it needs an engine of its own</source>
      <translation>Fait calculer un ordinateur avec une carte graphique ; il lui faut son propre moteur</translation>
    </message>
    <message>
      <source>Letters, digits, full stops, hyphens and underscores. A fitted model of this name is replaced.</source>
      <translation>Lettres, chiffres, points, traits d'union et traits de soulignement. Un modèle ajusté de ce nom est remplacé.</translation>
    </message>
    <message>
      <source>Level of a find</source>
      <translation>Niveau d'une trouvaille</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>Licence</translation>
    </message>
    <message>
      <source>Lines</source>
      <translation>Lignes</translation>
    </message>
    <message>
      <source>List of tiles: {size}, {days} days old, SHA-256 {digest}…</source>
      <translation>Liste de tuiles : {size}, vieille de {days} jours, SHA-256 {digest}…</translation>
    </message>
    <message>
      <source>Lists what has failed so far, and why</source>
      <translation>Liste ce qui a échoué jusqu'ici, et pourquoi</translation>
    </message>
    <message>
      <source>Load</source>
      <translation>Charger</translation>
    </message>
    <message>
      <source>Loading PyTorch</source>
      <translation>Chargement de PyTorch</translation>
    </message>
    <message>
      <source>Loading the checkpoint</source>
      <translation>Chargement du point de contrôle</translation>
    </message>
    <message>
      <source>Loading the model</source>
      <translation>Chargement du modèle</translation>
    </message>
    <message>
      <source>Loading…</source>
      <translation>Chargement…</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Journal</translation>
    </message>
    <message>
      <source>Log of the set-up</source>
      <translation>Journal de l'installation</translation>
    </message>
    <message>
      <source>Looking for peaks</source>
      <translation>Recherche des maxima</translation>
    </message>
    <message>
      <source>Looking for the checkpoint</source>
      <translation>Recherche du point de contrôle</translation>
    </message>
    <message>
      <source>Looking for what is done</source>
      <translation>Recherche de ce qui est déjà fait</translation>
    </message>
    <message>
      <source>Looking up AlphaEarth</source>
      <translation>Consultation d'AlphaEarth</translation>
    </message>
    <message>
      <source>Looks for a phrase in a high-resolution RGB raster and gives every place a response from 0 to 1. The XeMap network compares the image with the words, on this machine: imagery never leaves it.</source>
      <translation>Cherche une expression dans un raster RVB à haute résolution et donne à chaque lieu une réponse de 0 à 1. Le réseau XeMap compare l'image aux mots, sur cet ordinateur : les images ne le quittent jamais.</translation>
    </message>
    <message>
      <source>Looks for a phrase in many rasters, as “Ask the scene” does in one; relations see across files.</source>
      <translation>Cherche une expression dans de nombreux rasters, comme « Interroger la scène » dans un seul ; les relations voient au-delà des fichiers.</translation>
    </message>
    <message>
      <source>Looks for the place in the extent where a label would help most: the model is unsure there, and the ground looks unlike all labels so far. The log says why.</source>
      <translation>Cherche le lieu de l'emprise où une étiquette aiderait le plus : le modèle y est incertain et le sol ne ressemble à aucune étiquette existante. Le journal dit pourquoi.</translation>
    </message>
    <message>
      <source>M&amp;ap</source>
      <translation>&amp;Carte</translation>
    </message>
    <message>
      <source>Made by Landscribe; run record: {path}</source>
      <translation>Fait par Landscribe ; compte rendu d'exécution : {path}</translation>
    </message>
    <message>
      <source>Makes a land-cover layer of the extent</source>
      <translation>Crée une couche d'occupation du sol de l'emprise</translation>
    </message>
    <message>
      <source>Makes a layer that shows where the phrase applies</source>
      <translation>Crée une couche qui montre où l'expression s'applique</translation>
    </message>
    <message>
      <source>Makes a model of {name}. What its file says need not be filled in: files of Deepness's zoo say everything, networks of segmentation-models-pytorch neither their classes nor their resolution.</source>
      <translation>Crée un modèle à partir de {name}. Ce que dit son fichier n'a pas besoin d'être rempli : les fichiers du zoo de Deepness disent tout, les réseaux de segmentation-models-pytorch ni leurs classes ni leur résolution.</translation>
    </message>
    <message>
      <source>Makes an empty layer of labels, a GeoPackage beside the project</source>
      <translation>Crée une couche d'étiquettes vide, un GeoPackage à côté du projet</translation>
    </message>
    <message>
      <source>Makes layers of what changed in the extent</source>
      <translation>Crée des couches de ce qui a changé dans l'emprise</translation>
    </message>
    <message>
      <source>Makes polygons of the places above the threshold</source>
      <translation>Crée des polygones des lieux au-dessus du seuil</translation>
    </message>
    <message>
      <source>Makes polygons of the places where a response raster is at least this high.</source>
      <translation>Crée des polygones des lieux où un raster de réponse atteint au moins cette valeur.</translation>
    </message>
    <message>
      <source>Making the built-in scene</source>
      <translation>Création de la scène intégrée</translation>
    </message>
    <message>
      <source>Manifest</source>
      <translation>Manifeste</translation>
    </message>
    <message>
      <source>Map canvas</source>
      <translation>Canevas de carte</translation>
    </message>
    <message>
      <source>Map land cover</source>
      <translation>Cartographier l'occupation du sol</translation>
    </message>
    <message>
      <source>Map many rasters</source>
      <translation>Cartographier de nombreux rasters</translation>
    </message>
    <message>
      <source>Map th&amp;is extent</source>
      <translation>Cartographier cette &amp;emprise</translation>
    </message>
    <message>
      <source>Map with Landscribe</source>
      <translation>Cartographier avec Landscribe</translation>
    </message>
    <message>
      <source>Map with it…</source>
      <translation>Cartographier avec lui…</translation>
    </message>
    <message>
      <source>Mapped area in hectares</source>
      <translation>Superficie cartographiée en hectares</translation>
    </message>
    <message>
      <source>Mapped is right</source>
      <translation>Cartographié et juste</translation>
    </message>
    <message>
      <source>Mapping</source>
      <translation>Cartographie</translation>
    </message>
    <message>
      <source>Mapping both dates</source>
      <translation>Cartographie des deux dates</translation>
    </message>
    <message>
      <source>Maps the land cover of many rasters. Files that continue each other are mapped as one mosaic, so that there is no seam between them. Large rasters are cut into parts that join bit for bit.</source>
      <translation>Cartographie l'occupation du sol de nombreux rasters. Les fichiers qui se prolongent sont cartographiés comme une seule mosaïque, si bien qu'il n'y a pas de raccord visible entre eux. Les grands rasters sont coupés en parties qui se rejoignent au bit près.</translation>
    </message>
    <message>
      <source>Maps two rasters of one place with one model and compares the probabilities of their classes, so that two unsure maps do not make a sure change. Two land covers made before are compared label by label.</source>
      <translation>Cartographie deux rasters d'un même lieu avec un seul modèle et compare les probabilités de leurs classes, si bien que deux cartes incertaines ne donnent pas un changement certain. Deux occupations du sol existantes sont comparées classe par classe.</translation>
    </message>
    <message>
      <source>Margin of &amp;error</source>
      <translation>Marge d'&amp;erreur</translation>
    </message>
    <message>
      <source>Mean F1</source>
      <translation>F1 moyen</translation>
    </message>
    <message>
      <source>Mean IoU</source>
      <translation>IoU moyen</translation>
    </message>
    <message>
      <source>Mean accuracy (cross-validated)</source>
      <translation>Exactitude moyenne (validation croisée)</translation>
    </message>
    <message>
      <source>Mean accuracy {percent:.0f} % by cross-validation; {labels} labels, {time}</source>
      <translation>Exactitude moyenne {percent:.0f} % par validation croisée ; {labels} étiquettes, {time}</translation>
    </message>
    <message>
      <source>Mean accuracy: {percent:.0f} %</source>
      <translation>Exactitude moyenne : {percent:.0f} %</translation>
    </message>
    <message>
      <source>Mean confidence</source>
      <translation>Confiance moyenne</translation>
    </message>
    <message>
      <source>Mean response</source>
      <translation>Réponse moyenne</translation>
    </message>
    <message>
      <source>Measure how accurate the land cover is, with points that you label or with another reference</source>
      <translation>Mesurer l'exactitude de l'occupation du sol, avec des points que vous étiquetez ou une autre référence</translation>
    </message>
    <message>
      <source>Measure within these polygons, in any CRS; the whole raster if left empty.</source>
      <translation>Mesurer dans ces polygones, dans n'importe quel SCR ; tout le raster si le champ est vide.</translation>
    </message>
    <message>
      <source>Measures the area of each class of a land-cover raster on the ellipsoid, in any CRS: pixels, m², hectares, km², and per cent of all classified ground.</source>
      <translation>Mesure la superficie de chaque classe d'un raster d'occupation du sol sur l'ellipsoïde, dans n'importe quel SCR : pixels, m², hectares, km² et pour cent de tout le sol classé.</translation>
    </message>
    <message>
      <source>Measures the classes within each polygon</source>
      <translation>Mesure les classes dans chaque polygone</translation>
    </message>
    <message>
      <source>Measuring areas</source>
      <translation>Mesure des superficies</translation>
    </message>
    <message>
      <source>Measuring ground that several sources show</source>
      <translation>Mesure du sol que montrent plusieurs sources</translation>
    </message>
    <message>
      <source>Messages of the set-up, line by line</source>
      <translation>Messages de l'installation, ligne par ligne</translation>
    </message>
    <message>
      <source>Metres per pixel at which the network reads a scene</source>
      <translation>Mètres par pixel auxquels le réseau lit une scène</translation>
    </message>
    <message>
      <source>Metres that replace the distances in the phrase, in the same order, such as “150, 300”.</source>
      <translation>Mètres qui remplacent les distances de l'expression, dans le même ordre, par exemple « 150, 300 ».</translation>
    </message>
    <message>
      <source>Mi&amp;nimum area</source>
      <translation>Superficie mi&amp;nimale</translation>
    </message>
    <message>
      <source>Minim&amp;um area</source>
      <translation>Super&amp;ficie minimale</translation>
    </message>
    <message>
      <source>Minimum area (m²)</source>
      <translation>Superficie minimale (m²)</translation>
    </message>
    <message>
      <source>Minimum area of a region</source>
      <translation>Superficie minimale d'une région</translation>
    </message>
    <message>
      <source>Minimum area of regions (m²)</source>
      <translation>Superficie minimale des régions (m²)</translation>
    </message>
    <message>
      <source>Minimum points per class</source>
      <translation>Nombre minimal de points par classe</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Modèle</translation>
    </message>
    <message>
      <source>Model &amp;name</source>
      <translation>&amp;Nom</translation>
    </message>
    <message>
      <source>Model and file</source>
      <translation>Modèle et fichier</translation>
    </message>
    <message>
      <source>Model card</source>
      <translation>Fiche du modèle</translation>
    </message>
    <message>
      <source>Model folder</source>
      <translation>Dossier du modèle</translation>
    </message>
    <message>
      <source>Model to start from</source>
      <translation>Modèle de départ</translation>
    </message>
    <message>
      <source>Model {title}</source>
      <translation>Modèle {title}</translation>
    </message>
    <message>
      <source>Model, classes and folder</source>
      <translation>Modèle, classes et dossier</translation>
    </message>
    <message>
      <source>Model: {value}</source>
      <translation>Modèle : {value}</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>Modèles</translation>
    </message>
    <message>
      <source>Models in the catalogue</source>
      <translation>Modèles du catalogue</translation>
    </message>
    <message>
      <source>More like these places</source>
      <translation>Plus comme ces lieux</translation>
    </message>
    <message>
      <source>More like this</source>
      <translation>Plus comme ceci</translation>
    </message>
    <message>
      <source>More models to download</source>
      <translation>Autres modèles à télécharger</translation>
    </message>
    <message>
      <source>Most similar: {phrase}</source>
      <translation>Le plus semblable : {phrase}</translation>
    </message>
    <message>
      <source>Move one by a shift field</source>
      <translation>Déplacer l'une selon un champ de décalage</translation>
    </message>
    <message>
      <source>Move one by the shift</source>
      <translation>Déplacer l'une du décalage mesuré</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Nom</translation>
    </message>
    <message>
      <source>Name of the class, such as “vineyard”:</source>
      <translation>Nom de la classe, par exemple « vigne » :</translation>
    </message>
    <message>
      <source>Name of the layer in a GeoPackage; the file's name if left empty.</source>
      <translation>Nom de la couche dans un GeoPackage ; le nom du fichier si le champ est vide.</translation>
    </message>
    <message>
      <source>Name of the model</source>
      <translation>Nom du modèle</translation>
    </message>
    <message>
      <source>Name of the model that learns: letters, digits, full stops, hyphens and underscores</source>
      <translation>Nom du modèle qui apprend : lettres, chiffres, points, traits d'union et traits de soulignement</translation>
    </message>
    <message>
      <source>Name of the model: letters, digits, points and dashes</source>
      <translation>Nom du modèle : lettres, chiffres, points et tirets</translation>
    </message>
    <message>
      <source>Name of the polygons of a response; its phrase if left empty.</source>
      <translation>Nom des polygones d'une réponse ; son expression si le champ est vide.</translation>
    </message>
    <message>
      <source>Name of the region</source>
      <translation>Nom de la région</translation>
    </message>
    <message>
      <source>Names of the polygons</source>
      <translation>Noms des polygones</translation>
    </message>
    <message>
      <source>Needs no trained model. Several places are averaged.</source>
      <translation>Ne nécessite pas de modèle entraîné. La moyenne de plusieurs lieux est utilisée.</translation>
    </message>
    <message>
      <source>Needs {disk:.1f} GB on disk ({cuda:.1f} GB with CUDA); {free:.0f} GB are free. {time}</source>
      <translation>Nécessite {disk:.1f} Go sur le disque ({cuda:.1f} Go avec CUDA) ; {free:.0f} Go sont libres. {time}</translation>
    </message>
    <message>
      <source>Needs {disk:.1f} GB on disk; {free:.0f} GB are free. {time}</source>
      <translation>Nécessite {disk:.1f} Go sur le disque ; {free:.0f} Go sont libres. {time}</translation>
    </message>
    <message>
      <source>Networks in ONNX (*.onnx)</source>
      <translation>Réseaux en ONNX (*.onnx)</translation>
    </message>
    <message>
      <source>Never</source>
      <translation>Jamais</translation>
    </message>
    <message>
      <source>New limits hold from the next start of QGIS.</source>
      <translation>Les nouvelles limites valent au prochain démarrage de QGIS.</translation>
    </message>
    <message>
      <source>New…</source>
      <translation>Nouveau…</translation>
    </message>
    <message>
      <source>No attribute is chosen: tick the attributes to export.</source>
      <translation>Aucun attribut n'est choisi : cochez les attributs à exporter.</translation>
    </message>
    <message>
      <source>No class is chosen for “Only within”: enter one or more class codes.</source>
      <translation>Aucune classe n'est choisie pour « Seulement dans » : saisissez un ou plusieurs codes de classe.</translation>
    </message>
    <message>
      <source>No class is chosen: tick the classes to export.</source>
      <translation>Aucune classe n'est choisie : cochez les classes à exporter.</translation>
    </message>
    <message>
      <source>No class of {layer} is ticked: tick the classes to search in, or choose Everywhere.</source>
      <translation>Aucune classe de {layer} n'est cochée : cochez les classes où chercher, ou choisissez « Partout ».</translation>
    </message>
    <message>
      <source>No commit with weights as safetensors is known: give the revision yourself to download it.</source>
      <translation>Aucun commit avec des poids en safetensors n'est connu : indiquez vous-même la révision pour le télécharger.</translation>
    </message>
    <message>
      <source>No embedding is chosen: choose one to search with.</source>
      <translation>Aucun embedding n'est choisi : choisissez-en un pour la recherche.</translation>
    </message>
    <message>
      <source>No embedding is named: enter one, such as alphaearth:2024.</source>
      <translation>Aucun embedding n'est indiqué : saisissez-en un, par exemple alphaearth:2024.</translation>
    </message>
    <message>
      <source>No embedding raster is chosen: choose a file or another embedding.</source>
      <translation>Aucun raster d'embedding n'est choisi : choisissez un fichier ou un autre embedding.</translation>
    </message>
    <message>
      <source>No embedding was used: the map was made from the image alone.</source>
      <translation>Aucun embedding n'a été utilisé : la carte a été faite à partir de l'image seule.</translation>
    </message>
    <message>
      <source>No ground of the classes {codes} of {name} lies in the extent.</source>
      <translation>Il n'y a pas de sol des classes {codes} de {name} dans l'emprise.</translation>
    </message>
    <message>
      <source>No model for phrases is installed.</source>
      <translation>Aucun modèle pour les expressions n'est installé.</translation>
    </message>
    <message>
      <source>No model for phrases is installed: choose a model folder or install one.</source>
      <translation>Aucun modèle pour les expressions n'est installé : choisissez un dossier de modèle ou installez-en un.</translation>
    </message>
    <message>
      <source>No model for phrases is installed: install one on the page Models.</source>
      <translation>Aucun modèle pour les expressions n'est installé : installez-en un sur la page Modèles.</translation>
    </message>
    <message>
      <source>No model is installed.</source>
      <translation>Aucun modèle n'est installé.</translation>
    </message>
    <message>
      <source>No model is installed: choose a model folder or install Landscribe again.</source>
      <translation>Aucun modèle n'est installé : choisissez un dossier de modèle ou réinstallez Landscribe.</translation>
    </message>
    <message>
      <source>No model is installed: install Landscribe again.</source>
      <translation>Aucun modèle n'est installé : réinstallez Landscribe.</translation>
    </message>
    <message>
      <source>No model is installed: install one on the page Models.</source>
      <translation>Aucun modèle n'est installé : installez-en un sur la page Modèles.</translation>
    </message>
    <message>
      <source>No place is given: choose one to compare with.</source>
      <translation>Aucun lieu n'est donné : choisissez un lieu de comparaison.</translation>
    </message>
    <message>
      <source>No polygon is selected: select one or more in a polygon layer.</source>
      <translation>Aucun polygone n'est sélectionné : sélectionnez-en un ou plusieurs dans une couche de polygones.</translation>
    </message>
    <message>
      <source>No rectangle is drawn: press Draw and drag one on the map canvas.</source>
      <translation>Aucun rectangle n'est dessiné : cliquez sur « Dessiner » et tracez-en un sur le canevas de carte.</translation>
    </message>
    <message>
      <source>No region of “{phrase}” is that large: lower the threshold or the minimum area.</source>
      <translation>Aucune région de « {phrase} » n'est aussi grande : baissez le seuil ou la superficie minimale.</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Aucun</translation>
    </message>
    <message>
      <source>None yet</source>
      <translation>Aucun pour l'instant</translation>
    </message>
    <message>
      <source>Not decided yet: the first run asks.</source>
      <translation>Pas encore décidé : la première exécution pose la question.</translation>
    </message>
    <message>
      <source>Not like these places</source>
      <translation>Pas comme ces lieux</translation>
    </message>
    <message>
      <source>Not like this</source>
      <translation>Pas comme ceci</translation>
    </message>
    <message>
      <source>Not tried here.</source>
      <translation>Pas essayé ici.</translation>
    </message>
    <message>
      <source>Nothing has failed so far. The list is renewed every half minute.</source>
      <translation>Rien n'a échoué jusqu'ici. La liste est renouvelée toutes les demi-minutes.</translation>
    </message>
    <message>
      <source>Nothing here looks like {name}: the most similar place reaches {share} of a find.</source>
      <translation>Rien ici ne ressemble à {name} : le lieu le plus semblable atteint {share} d'une trouvaille.</translation>
    </message>
    <message>
      <source>Nothing is chosen: tick the polygons or the table of areas.</source>
      <translation>Rien n'est choisi : cochez les polygones ou la table des superficies.</translation>
    </message>
    <message>
      <source>Nothing is downloaded unless you allow it; downloaded data is kept for the next time.</source>
      <translation>Rien n'est téléchargé sans votre accord ; les données téléchargées sont conservées pour la prochaine fois.</translation>
    </message>
    <message>
      <source>Nothing like this was found here.</source>
      <translation>Rien de tel n'a été trouvé ici.</translation>
    </message>
    <message>
      <source>Nothing like this was found here. The places below are the most similar ones.</source>
      <translation>Rien de tel n'a été trouvé ici. Les lieux ci-dessous sont les plus semblables.</translation>
    </message>
    <message>
      <source>Number of points</source>
      <translation>Nombre de points</translation>
    </message>
    <message>
      <source>Number of polygons</source>
      <translation>Nombre de polygones</translation>
    </message>
    <message>
      <source>Number of regions</source>
      <translation>Nombre de régions</translation>
    </message>
    <message>
      <source>Off by default, so that labels are not lost by mistake.</source>
      <translation>Désactivé par défaut, pour que des étiquettes ne soient pas perdues par erreur.</translation>
    </message>
    <message>
      <source>Offl&amp;ine wheels folder…</source>
      <translation>Dossier de &amp;wheels hors ligne…</translation>
    </message>
    <message>
      <source>One line for each folder that both machines see: its path here = its path there</source>
      <translation>Une ligne par dossier que voient les deux ordinateurs : son chemin ici = son chemin là-bas</translation>
    </message>
    <message>
      <source>One row per class, or per polygon and class.</source>
      <translation>Une ligne par classe, ou par polygone et classe.</translation>
    </message>
    <message>
      <source>One row per class: code, name, colour, square metres, hectares, per cent.</source>
      <translation>Une ligne par classe : code, nom, couleur, mètres carrés, hectares, pour cent.</translation>
    </message>
    <message>
      <source>Only some bands are chosen: choose red, green and blue, or set all to automatic.</source>
      <translation>Seules certaines bandes sont choisies : choisissez rouge, vert et bleu, ou mettez-les toutes sur automatique.</translation>
    </message>
    <message>
      <source>Only the place and the year are sent: your imagery never leaves this machine.</source>
      <translation>Seuls le lieu et l'année sont envoyés : vos images ne quittent jamais cet ordinateur.</translation>
    </message>
    <message>
      <source>Only within</source>
      <translation>Seulement dans</translation>
    </message>
    <message>
      <source>Only within classes</source>
      <translation>Seulement dans des classes</translation>
    </message>
    <message>
      <source>Only within polygons</source>
      <translation>Seulement dans des polygones</translation>
    </message>
    <message>
      <source>Only within the classes {value}</source>
      <translation>Seulement dans les classes {value}</translation>
    </message>
    <message>
      <source>Opacity</source>
      <translation>Opacité</translation>
    </message>
    <message>
      <source>Open &amp;folder</source>
      <translation>&amp;Ouvrir le dossier</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>Ouvrir le dossier</translation>
    </message>
    <message>
      <source>Open report</source>
      <translation>Ouvrir le rapport</translation>
    </message>
    <message>
      <source>Opening both dates</source>
      <translation>Ouverture des deux dates</translation>
    </message>
    <message>
      <source>Opening the embedding</source>
      <translation>Ouverture de l'embedding</translation>
    </message>
    <message>
      <source>Opening the scene</source>
      <translation>Ouverture de la scène</translation>
    </message>
    <message>
      <source>Opens the algorithm with the choices of this run</source>
      <translation>Ouvre l'algorithme avec les choix de cette exécution</translation>
    </message>
    <message>
      <source>Opens the manual: it explains the words of these pages, such as embedding and response</source>
      <translation>Ouvre le manuel : il explique les mots de ces pages, tels qu'embedding et réponse</translation>
    </message>
    <message>
      <source>Opens the model's folder in the file manager</source>
      <translation>Ouvre le dossier du modèle dans le gestionnaire de fichiers</translation>
    </message>
    <message>
      <source>Opens the page Map with this model, to map any extent and to save the result</source>
      <translation>Ouvre la page Carte avec ce modèle, pour cartographier n'importe quelle emprise et enregistrer le résultat</translation>
    </message>
    <message>
      <source>Opens the report with its flow chart in the browser</source>
      <translation>Ouvre dans le navigateur le rapport avec son diagramme de flux</translation>
    </message>
    <message>
      <source>Opens the tables and plots in the web browser</source>
      <translation>Ouvre les tables et les graphiques dans le navigateur</translation>
    </message>
    <message>
      <source>Overall accuracy</source>
      <translation>Exactitude globale</translation>
    </message>
    <message>
      <source>Packages</source>
      <translation>Paquets</translation>
    </message>
    <message>
      <source>Parts that failed</source>
      <translation>Parties en échec</translation>
    </message>
    <message>
      <source>Parts with a result</source>
      <translation>Parties avec un résultat</translation>
    </message>
    <message>
      <source>Past &amp;runs…</source>
      <translation>&amp;Exécutions passées…</translation>
    </message>
    <message>
      <source>Past runs</source>
      <translation>Exécutions passées</translation>
    </message>
    <message>
      <source>Paste</source>
      <translation>Coller</translation>
    </message>
    <message>
      <source>Peek</source>
      <translation>Voir dessous</translation>
    </message>
    <message>
      <source>Perimeter (m)</source>
      <translation>Périmètre (m)</translation>
    </message>
    <message>
      <source>Phrase</source>
      <translation>Expression</translation>
    </message>
    <message>
      <source>Pixel si&amp;ze</source>
      <translation>Tai&amp;lle de pixel</translation>
    </message>
    <message>
      <source>Pixel size (m)</source>
      <translation>Taille de pixel (m)</translation>
    </message>
    <message>
      <source>Pixel size of the result: that of the layer, or the size that the network works with</source>
      <translation>Taille de pixel du résultat : celle de la couche, ou celle avec laquelle travaille le réseau</translation>
    </message>
    <message>
      <source>Pixels</source>
      <translation>Pixels</translation>
    </message>
    <message>
      <source>Pixels with their centre outside these polygons become nodata.</source>
      <translation>Les pixels dont le centre est hors de ces polygones deviennent NoData.</translation>
    </message>
    <message>
      <source>Pixels with their centre outside these polygons become nodata; tiles outside them are skipped.</source>
      <translation>Les pixels dont le centre est hors de ces polygones deviennent NoData ; les tuiles hors d'eux sont ignorées.</translation>
    </message>
    <message>
      <source>Pixels, hectares and per cent of each land-cover class, in the whole raster or within polygons</source>
      <translation>Pixels, hectares et pour cent de chaque classe d'occupation du sol, dans tout le raster ou dans des polygones</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>Lieu</translation>
    </message>
    <message>
      <source>Places</source>
      <translation>Lieux</translation>
    </message>
    <message>
      <source>Places in the raster's CRS that are not proposed again: “x y; x y”.</source>
      <translation>Lieux, dans le SCR du raster, qui ne sont plus proposés : « x y; x y ».</translation>
    </message>
    <message>
      <source>Places like the marked ones</source>
      <translation>Lieux comme ceux marqués</translation>
    </message>
    <message>
      <source>Places that do not show what you mean, in the raster's CRS: “x y; x y”.</source>
      <translation>Lieux qui ne montrent pas ce que vous cherchez, dans le SCR du raster : « x y; x y ».</translation>
    </message>
    <message>
      <source>Places that show what you mean, in the raster's CRS: “x y; x y”. The answer follows them.</source>
      <translation>Lieux qui montrent ce que vous cherchez, dans le SCR du raster : « x y; x y ». La réponse s'y adapte.</translation>
    </message>
    <message>
      <source>Placing the polygons</source>
      <translation>Mise en place des polygones</translation>
    </message>
    <message>
      <source>Planning</source>
      <translation>Planification</translation>
    </message>
    <message>
      <source>Points</source>
      <translation>Points</translation>
    </message>
    <message>
      <source>Points are</source>
      <translation>Les points sont</translation>
    </message>
    <message>
      <source>Points for an accuracy assessment</source>
      <translation>Points pour une évaluation de l'exactitude</translation>
    </message>
    <message>
      <source>Points in each class (JSON)</source>
      <translation>Points dans chaque classe (JSON)</translation>
    </message>
    <message>
      <source>Points that you labelled, polygons with a class attribute, or another class raster</source>
      <translation>Des points que vous avez étiquetés, des polygones avec un attribut de classe, ou un autre raster de classes</translation>
    </message>
    <message>
      <source>Points to label</source>
      <translation>Points à étiqueter</translation>
    </message>
    <message>
      <source>Points to label ({layer})</source>
      <translation>Points à étiqueter ({layer})</translation>
    </message>
    <message>
      <source>Points, lines or polygons with a class, in any CRS. Edits count before they are saved. If the layer is styled by its classes, the model takes the colours.</source>
      <translation>Points, lignes ou polygones avec une classe, dans n'importe quel SCR. Les modifications comptent avant d'être enregistrées. Si le style de la couche suit ses classes, le modèle en prend les couleurs.</translation>
    </message>
    <message>
      <source>Points, lines or polygons with the name of what lies there, in any CRS.</source>
      <translation>Points, lignes ou polygones avec le nom de ce qui s'y trouve, dans n'importe quel SCR.</translation>
    </message>
    <message>
      <source>Polygons</source>
      <translation>Polygones</translation>
    </message>
    <message>
      <source>Polygons are ready</source>
      <translation>Les polygones sont prêts</translation>
    </message>
    <message>
      <source>Polygons of change</source>
      <translation>Polygones de changement</translation>
    </message>
    <message>
      <source>Polygons of this land cover…</source>
      <translation>Polygones de cette occupation du sol…</translation>
    </message>
    <message>
      <source>Polygons of where the response reaches the threshold, with phrase, response and area.</source>
      <translation>Polygones des endroits où la réponse atteint le seuil, avec expression, réponse et superficie.</translation>
    </message>
    <message>
      <source>Polygons with what each was and is, its probability of change and its area.</source>
      <translation>Polygones avec ce que chacun était et est, sa probabilité de changement et sa superficie.</translation>
    </message>
    <message>
      <source>Polygons without gaps and overlaps, with areas in hectares, from a land-cover raster</source>
      <translation>Polygones sans trous ni chevauchements, avec superficies en hectares, d'après un raster d'occupation du sol</translation>
    </message>
    <message>
      <source>Preparing polygons</source>
      <translation>Préparation des polygones</translation>
    </message>
    <message>
      <source>Preview of {model}</source>
      <translation>Aperçu de {model}</translation>
    </message>
    <message>
      <source>Probability from which ground has changed.</source>
      <translation>Probabilité à partir de laquelle le sol a changé.</translation>
    </message>
    <message>
      <source>Probability from which ground has changed; the layer follows at once, the table with the next run</source>
      <translation>Probabilité à partir de laquelle le sol a changé ; la couche suit aussitôt, la table à la prochaine exécution</translation>
    </message>
    <message>
      <source>Probability of change</source>
      <translation>Probabilité de changement</translation>
    </message>
    <message>
      <source>Processes</source>
      <translation>Processus</translation>
    </message>
    <message>
      <source>Processes that work side by side on this machine; each takes the memory of a run of its own.</source>
      <translation>Processus qui travaillent côte à côte sur cet ordinateur ; chacun prend la mémoire d'une exécution.</translation>
    </message>
    <message>
      <source>Processor</source>
      <translation>Processeur</translation>
    </message>
    <message>
      <source>Producer's accuracy: of the ground that is this class, how much is mapped as it</source>
      <translation>Exactitude du producteur : part du sol de cette classe qui est cartographiée comme telle</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Progression</translation>
    </message>
    <message>
      <source>Progress of the set-up</source>
      <translation>Progression de l'installation</translation>
    </message>
    <message>
      <source>PyTorch {torch} (BSD licence), OpenVINO {openvino} (Apache 2.0, 180 MB) and {count} other packages</source>
      <translation>PyTorch {torch} (licence BSD), OpenVINO {openvino} (Apache 2.0, 180 Mo) et {count} autres paquets</translation>
    </message>
    <message>
      <source>Python of the engine</source>
      <translation>Python du moteur</translation>
    </message>
    <message>
      <source>Python {version} lacks the engine's packages ({names}…): press Set up to make its environment.</source>
      <translation>Il manque à Python {version} les paquets du moteur ({names}…) : cliquez sur « Installer » pour créer son environnement.</translation>
    </message>
    <message>
      <source>QGIS cannot open the exported file {path}.</source>
      <translation>QGIS ne peut pas ouvrir le fichier exporté {path}.</translation>
    </message>
    <message>
      <source>Random points within each class of a land-cover raster, as a layer to label</source>
      <translation>Points au hasard dans chaque classe d'un raster d'occupation du sol, sous forme de couche à étiqueter</translation>
    </message>
    <message>
      <source>Rangeland</source>
      <translation>Prairie et pâturage</translation>
    </message>
    <message>
      <source>Rare classes get at least this many points, if there are enough points; 50 to 100 is usual</source>
      <translation>Les classes rares reçoivent au moins ce nombre de points, s'il y a assez de points ; de 50 à 100 est habituel</translation>
    </message>
    <message>
      <source>Raster layer</source>
      <translation>Couche raster</translation>
    </message>
    <message>
      <source>Raster layers</source>
      <translation>Couches raster</translation>
    </message>
    <message>
      <source>Raster layers with a file. Neighbouring files of one mosaic are read across their edges.</source>
      <translation>Couches raster avec un fichier. Les fichiers voisins d'une mosaïque sont lus au-delà de leurs bords.</translation>
    </message>
    <message>
      <source>Raster over all results</source>
      <translation>Raster de tous les résultats</translation>
    </message>
    <message>
      <source>Raster with one band per dimension</source>
      <translation>Raster avec une bande par dimension</translation>
    </message>
    <message>
      <source>Rasters (*.tif *.tiff *.vrt *.img);;All files (*)</source>
      <translation>Rasters (*.tif *.tiff *.vrt *.img);;Tous les fichiers (*)</translation>
    </message>
    <message>
      <source>Raster…</source>
      <translation>Raster…</translation>
    </message>
    <message>
      <source>Read as: {reading}</source>
      <translation>Lu comme : {reading}</translation>
    </message>
    <message>
      <source>Reading labels</source>
      <translation>Lecture des étiquettes</translation>
    </message>
    <message>
      <source>Reading the checkpoint</source>
      <translation>Lecture du point de contrôle</translation>
    </message>
    <message>
      <source>Reading the classes</source>
      <translation>Lecture des classes</translation>
    </message>
    <message>
      <source>Reading the network</source>
      <translation>Lecture du réseau</translation>
    </message>
    <message>
      <source>Reading what will be sent</source>
      <translation>Lecture de ce qui sera envoyé</translation>
    </message>
    <message>
      <source>Reads nothing across the edges of files: for files that are no parts of one mosaic.</source>
      <translation>Ne lit rien au-delà des bords des fichiers : pour des fichiers qui ne sont pas les parties d'une mosaïque.</translation>
    </message>
    <message>
      <source>Red band</source>
      <translation>Bande rouge</translation>
    </message>
    <message>
      <source>Red, green and blue band, in this order; detected automatically if left empty.</source>
      <translation>Bande rouge, verte et bleue, dans cet ordre ; détectées automatiquement si le champ est vide.</translation>
    </message>
    <message>
      <source>Reference</source>
      <translation>Référence</translation>
    </message>
    <message>
      <source>Regions</source>
      <translation>Régions</translation>
    </message>
    <message>
      <source>Regions and holes below the minimum area are merged into the neighbour with the longest shared boundary. Areas and perimeters are measured on the ellipsoid. Rasters of any size.</source>
      <translation>Les régions et les trous sous la superficie minimale sont fusionnés avec le voisin dont la limite commune est la plus longue. Superficies et périmètres sont mesurés sur l'ellipsoïde. Rasters de toute taille.</translation>
    </message>
    <message>
      <source>Regions are the places with at least this response</source>
      <translation>Les régions sont les lieux qui ont au moins cette réponse</translation>
    </message>
    <message>
      <source>Regions cannot be written there: choose a file, such as a GeoPackage.</source>
      <translation>Les régions ne peuvent pas y être écrites : choisissez un fichier, par exemple un GeoPackage.</translation>
    </message>
    <message>
      <source>Relations are measured on the ground: near, next to, within 200 m of, more than 1 km from, north of, along, surrounded by, between, the largest, larger than 2 ha, without, and, or. A phrase with more than one possible reading is searched as a whole, and the log says so.</source>
      <translation>Les relations sont mesurées au sol : near, next to, within 200 m of, more than 1 km from, north of, along, surrounded by, between, the largest, larger than 2 ha, without, and, or. Une expression qui a plus d'une lecture possible est cherchée en entier, et le journal le dit.</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Supprimer</translation>
    </message>
    <message>
      <source>Remove {title} from {folder}?</source>
      <translation>Supprimer {title} de {folder} ?</translation>
    </message>
    <message>
      <source>Removed: {phrase}</source>
      <translation>Supprimé : {phrase}</translation>
    </message>
    <message>
      <source>Removes the answer and its layer from the project</source>
      <translation>Supprime la réponse et sa couche du projet</translation>
    </message>
    <message>
      <source>Removes the drawn rectangle</source>
      <translation>Supprime le rectangle dessiné</translation>
    </message>
    <message>
      <source>Removes the model from this machine</source>
      <translation>Supprime le modèle de cette machine</translation>
    </message>
    <message>
      <source>Removes the selected class</source>
      <translation>Supprime la classe sélectionnée</translation>
    </message>
    <message>
      <source>Removes the selected class from the list, if it has no labels</source>
      <translation>Supprime la classe sélectionnée de la liste, si elle n'a pas d'étiquettes</translation>
    </message>
    <message>
      <source>Removing small regions</source>
      <translation>Suppression des petites régions</translation>
    </message>
    <message>
      <source>Rename class</source>
      <translation>Renommer la classe</translation>
    </message>
    <message>
      <source>Replace an existing file</source>
      <translation>Remplacer un fichier existant</translation>
    </message>
    <message>
      <source>Replace {things}?</source>
      <translation>Remplacer {things} ?</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Rapport</translation>
    </message>
    <message>
      <source>Response</source>
      <translation>Réponse</translation>
    </message>
    <message>
      <source>Resu&amp;lt</source>
      <translation>Résu&amp;ltat</translation>
    </message>
    <message>
      <source>Resul&amp;t pixels</source>
      <translation>&amp;Pixels</translation>
    </message>
    <message>
      <source>Result</source>
      <translation>Résultat</translation>
    </message>
    <message>
      <source>Result of the set-up</source>
      <translation>Résultat de l'installation</translation>
    </message>
    <message>
      <source>Results without a file name</source>
      <translation>Résultats sans nom de fichier</translation>
    </message>
    <message>
      <source>Revision</source>
      <translation>Révision</translation>
    </message>
    <message>
      <source>Road</source>
      <translation>Route</translation>
    </message>
    <message>
      <source>Rounds the corners of simplified boundaries.</source>
      <translation>Arrondit les coins des limites simplifiées.</translation>
    </message>
    <message>
      <source>Run record</source>
      <translation>Compte rendu d'exécution</translation>
    </message>
    <message>
      <source>Runs</source>
      <translation>Exécutions</translation>
    </message>
    <message>
      <source>Runs whose results are in the folder for results, or beside a layer of the project.</source>
      <translation>Exécutions dont les résultats sont dans le dossier des résultats ou à côté d'une couche du projet.</translation>
    </message>
    <message>
      <source>S&amp;hared folders</source>
      <translation>&amp;Dossiers partagés</translation>
    </message>
    <message>
      <source>S&amp;mooth boundaries</source>
      <translation>Lisser les li&amp;mites</translation>
    </message>
    <message>
      <source>Same as the layer</source>
      <translation>Comme la couche</translation>
    </message>
    <message>
      <source>Same as the model</source>
      <translation>Comme le modèle</translation>
    </message>
    <message>
      <source>Save areas</source>
      <translation>Enregistrer les superficies</translation>
    </message>
    <message>
      <source>Save the labelled points of {layer}?</source>
      <translation>Enregistrer les points étiquetés de {layer} ?</translation>
    </message>
    <message>
      <source>Save the labels as</source>
      <translation>Enregistrer les étiquettes sous</translation>
    </message>
    <message>
      <source>Save the land cover as</source>
      <translation>Enregistrer l'occupation du sol sous</translation>
    </message>
    <message>
      <source>Save the land cover as polygons, and its areas as a table</source>
      <translation>Enregistrer l'occupation du sol en polygones, et ses superficies en table</translation>
    </message>
    <message>
      <source>Save the points</source>
      <translation>Enregistrer les points</translation>
    </message>
    <message>
      <source>Save to</source>
      <translation>Enregistrer sous</translation>
    </message>
    <message>
      <source>Saved: {path}</source>
      <translation>Enregistré : {path}</translation>
    </message>
    <message>
      <source>Saves the model as a zip file, to install it on another machine</source>
      <translation>Enregistre le modèle dans un fichier zip, pour l'installer sur un autre ordinateur</translation>
    </message>
    <message>
      <source>Saves the table as a file</source>
      <translation>Enregistre le tableau dans un fichier</translation>
    </message>
    <message>
      <source>Saving</source>
      <translation>Enregistrement</translation>
    </message>
    <message>
      <source>Scene context</source>
      <translation>Contexte de la scène</translation>
    </message>
    <message>
      <source>Searches only within some classes of a land cover</source>
      <translation>Cherche seulement dans certaines classes d'une occupation du sol</translation>
    </message>
    <message>
      <source>Seconds</source>
      <translation>Secondes</translation>
    </message>
    <message>
      <source>Seconds for each of these steps</source>
      <translation>Secondes pour chacun de ces pas</translation>
    </message>
    <message>
      <source>Seconds that it took</source>
      <translation>Durée en secondes</translation>
    </message>
    <message>
      <source>Seconds that the answer took</source>
      <translation>Durée de la réponse en secondes</translation>
    </message>
    <message>
      <source>Seconds that the comparison took</source>
      <translation>Durée de la comparaison en secondes</translation>
    </message>
    <message>
      <source>Seconds that the mapping took</source>
      <translation>Durée de la cartographie en secondes</translation>
    </message>
    <message>
      <source>Seconds that the training took</source>
      <translation>Durée de l'entraînement en secondes</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>Graine</translation>
    </message>
    <message>
      <source>Segmentation network</source>
      <translation>Réseau de segmentation</translation>
    </message>
    <message>
      <source>Selected polygons</source>
      <translation>Polygones sélectionnés</translation>
    </message>
    <message>
      <source>Selected polygons only ({count})</source>
      <translation>Polygones sélectionnés uniquement ({count})</translation>
    </message>
    <message>
      <source>Selects a point without a class and moves the map there</source>
      <translation>Sélectionne un point sans classe et y déplace la carte</translation>
    </message>
    <message>
      <source>Selects these labels and zooms to them</source>
      <translation>Sélectionne ces étiquettes et zoome sur elles</translation>
    </message>
    <message>
      <source>Send {size} of {names} to {host}?</source>
      <translation>Envoyer {size} de {names} à {host} ?</translation>
    </message>
    <message>
      <source>Sends the engine's code, and makes its environment there; packages are downloaded by that machine</source>
      <translation>Envoie le code du moteur et crée son environnement là-bas ; les paquets sont téléchargés par cet autre ordinateur</translation>
    </message>
    <message>
      <source>Set &amp;up</source>
      <translation>&amp;Installer</translation>
    </message>
    <message>
      <source>Set up the engine</source>
      <translation>Installer le moteur</translation>
    </message>
    <message>
      <source>Set up the engine: change the graphics card or the Python, or update it</source>
      <translation>Installer le moteur : changer la carte graphique ou le Python, ou le mettre à jour</translation>
    </message>
    <message>
      <source>Sets the threshold of a model of your own on ground that you know</source>
      <translation>Règle le seuil d'un modèle à vous sur un terrain que vous connaissez</translation>
    </message>
    <message>
      <source>Share</source>
      <translation>Part</translation>
    </message>
    <message>
      <source>Share of the extent with an embedding</source>
      <translation>Part de l'emprise avec un embedding</translation>
    </message>
    <message>
      <source>Share of the labels of a class that get this class from a model that did not learn from them. It describes the places that you labelled.</source>
      <translation>Part des étiquettes d'une classe qui reçoivent cette classe d'un modèle qui ne les a pas apprises. Elle décrit les lieux que vous avez étiquetés.</translation>
    </message>
    <message>
      <source>Sho&amp;w the next one</source>
      <translation>Afficher &amp;le suivant</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Afficher</translation>
    </message>
    <message>
      <source>Show folder</source>
      <translation>Dossier</translation>
    </message>
    <message>
      <source>Show only the selected answer</source>
      <translation>Seulement la réponse sélectionnée</translation>
    </message>
    <message>
      <source>Show the &amp;best places</source>
      <translation>A&amp;fficher les meilleurs lieux</translation>
    </message>
    <message>
      <source>Show them</source>
      <translation>Afficher</translation>
    </message>
    <message>
      <source>Shown res&amp;ult</source>
      <translation>Rés&amp;ultat</translation>
    </message>
    <message>
      <source>Shows the imagery below while the button is pressed</source>
      <translation>Montre les images en dessous tant que le bouton est enfoncé</translation>
    </message>
    <message>
      <source>Shows the other pages; nothing can be computed before the set-up</source>
      <translation>Affiche les autres pages ; rien ne peut être calculé avant l'installation</translation>
    </message>
    <message>
      <source>Shows the place in the extent where a label would help most, and says why</source>
      <translation>Montre le lieu de l'emprise où une étiquette aiderait le plus, et dit pourquoi</translation>
    </message>
    <message>
      <source>Shows the places with the highest response, although nothing was found</source>
      <translation>Affiche les lieux dont la réponse est la plus élevée, bien que rien n'ait été trouvé</translation>
    </message>
    <message>
      <source>Similarity</source>
      <translation>Similarité</translation>
    </message>
    <message>
      <source>Similarity of an embedding field to a place, as a map</source>
      <translation>Similarité d'un champ d'embeddings avec un lieu, sous forme de carte</translation>
    </message>
    <message>
      <source>Similarity that a fifth of the extent reaches</source>
      <translation>Similarité qu'atteint un cinquième de l'emprise</translation>
    </message>
    <message>
      <source>Simplify (m)</source>
      <translation>Simplifier (m)</translation>
    </message>
    <message>
      <source>Simplifying boundaries</source>
      <translation>Simplification des limites</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Taille</translation>
    </message>
    <message>
      <source>Size of a pixel on the ground; needed only for an image without a CRS</source>
      <translation>Taille d'un pixel au sol ; nécessaire seulement pour une image sans SCR</translation>
    </message>
    <message>
      <source>Smaller changes are dropped</source>
      <translation>Les changements plus petits sont ignorés</translation>
    </message>
    <message>
      <source>Smaller changes are dropped; 0 keeps all.</source>
      <translation>Les changements plus petits sont ignorés ; 0 les garde tous.</translation>
    </message>
    <message>
      <source>Smaller regions and holes are left out; 0 keeps all.</source>
      <translation>Les régions et les trous plus petits sont ignorés ; 0 les garde tous.</translation>
    </message>
    <message>
      <source>Smaller regions and holes are merged into their neighbours; 0 keeps all.</source>
      <translation>Les régions et les trous plus petits sont fusionnés avec leurs voisins ; 0 les garde tous.</translation>
    </message>
    <message>
      <source>Smaller regions are left out</source>
      <translation>Les régions plus petites sont ignorées</translation>
    </message>
    <message>
      <source>Smooth boundaries</source>
      <translation>Lisser les limites</translation>
    </message>
    <message>
      <source>Smoothing boundaries</source>
      <translation>Lissage des limites</translation>
    </message>
    <message>
      <source>Source layer</source>
      <translation>Couche source</translation>
    </message>
    <message>
      <source>Standard error of the overall accuracy</source>
      <translation>Erreur type de l'exactitude globale</translation>
    </message>
    <message>
      <source>Start from</source>
      <translation>Partir de</translation>
    </message>
    <message>
      <source>Starting</source>
      <translation>Démarrage</translation>
    </message>
    <message>
      <source>Starts from</source>
      <translation>Part de</translation>
    </message>
    <message>
      <source>Steps that the whole network takes</source>
      <translation>Pas que demande le réseau entier</translation>
    </message>
    <message>
      <source>Stops the download; it continues from there the next time</source>
      <translation>Arrête le téléchargement ; il reprend à cet endroit la prochaine fois</translation>
    </message>
    <message>
      <source>Stops the run; nothing is written</source>
      <translation>Arrête l'exécution ; rien n'est écrit</translation>
    </message>
    <message>
      <source>Stops the set-up; packages that are already installed are kept for the next time</source>
      <translation>Arrête l'installation ; les paquets déjà installés sont conservés pour la prochaine fois</translation>
    </message>
    <message>
      <source>Stops; what is installed is kept for the next time</source>
      <translation>Arrête ; ce qui est installé est conservé pour la prochaine fois</translation>
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
      <translation>&amp;Table des superficies (CSV, dans le même dossier)</translation>
    </message>
    <message>
      <source>Tables and plots as a page to read or print.</source>
      <translation>Tables et graphiques sous forme de page à lire ou à imprimer.</translation>
    </message>
    <message>
      <source>Take each raster by itself</source>
      <translation>Prendre chaque raster séparément</translation>
    </message>
    <message>
      <source>Take the phrase as a whole</source>
      <translation>Prendre l'expression en entier</translation>
    </message>
    <message>
      <source>Takes about {time}: {count} steps. Each label does not train it by itself.</source>
      <translation>Prend environ {time} : {count} pas. Il ne s'entraîne pas de lui-même après chaque étiquette.</translation>
    </message>
    <message>
      <source>Takes minutes to hours. Train once without it to see for how long.</source>
      <translation>Prend de quelques minutes à des heures. Entraînez une fois sans cela pour voir combien de temps.</translation>
    </message>
    <message>
      <source>Takes the last click back</source>
      <translation>Annule le dernier clic</translation>
    </message>
    <message>
      <source>Task</source>
      <translation>Tâche</translation>
    </message>
    <message>
      <source>Temporary files, lost when QGIS closes</source>
      <translation>Fichiers temporaires, perdus à la fermeture de QGIS</translation>
    </message>
    <message>
      <source>Test f&amp;olders</source>
      <translation>T&amp;ester les dossiers</translation>
    </message>
    <message>
      <source>Testing the shared folders</source>
      <translation>Test des dossiers partagés</translation>
    </message>
    <message>
      <source>That of the model</source>
      <translation>Celui du modèle</translation>
    </message>
    <message>
      <source>That of the model to start from</source>
      <translation>Celui du modèle de départ</translation>
    </message>
    <message>
      <source>The GeoPackage that will hold the points and your labels</source>
      <translation>Le GeoPackage qui contiendra les points et vos étiquettes</translation>
    </message>
    <message>
      <source>The GeoPackage to write.</source>
      <translation>Le GeoPackage à écrire.</translation>
    </message>
    <message>
      <source>The Processing plugin is off: switch it on in the plugin manager.</source>
      <translation>L'extension Processing est désactivée : activez-la dans le gestionnaire d'extensions.</translation>
    </message>
    <message>
      <source>The address of a list of models</source>
      <translation>L'adresse d'une liste de modèles</translation>
    </message>
    <message>
      <source>The answer holds for this project.</source>
      <translation>La réponse vaut pour ce projet.</translation>
    </message>
    <message>
      <source>The attribute that holds the class, as a name or a code</source>
      <translation>L'attribut qui contient la classe, en nom ou en code</translation>
    </message>
    <message>
      <source>The attribute {field} holds codes: enter a number from 1 to 255.</source>
      <translation>L'attribut {field} contient des codes : saisissez un nombre de 1 à 255.</translation>
    </message>
    <message>
      <source>The attributes of the polygons beside the class code; all if left empty.</source>
      <translation>Les attributs des polygones en plus du code de classe ; tous si le champ est vide.</translation>
    </message>
    <message>
      <source>The catalogue {address} cannot be downloaded ({error}): check the address and the network.</source>
      <translation>Le catalogue {address} ne peut pas être téléchargé ({error}) : vérifiez l'adresse et le réseau.</translation>
    </message>
    <message>
      <source>The check</source>
      <translation>La vérification</translation>
    </message>
    <message>
      <source>The check of this Python</source>
      <translation>La vérification de ce Python</translation>
    </message>
    <message>
      <source>The check of this machine</source>
      <translation>La vérification de cet ordinateur</translation>
    </message>
    <message>
      <source>The class areas and the facts of the run as an HTML page.</source>
      <translation>Les superficies des classes et les données de l'exécution sous forme de page HTML.</translation>
    </message>
    <message>
      <source>The class has no name: enter one.</source>
      <translation>La classe n'a pas de nom : saisissez-en un.</translation>
    </message>
    <message>
      <source>The class of the land cover (code or name) for each value of the reference. A value with an empty class is left out. A value that is not listed is the class with the same name or code.</source>
      <translation>La classe de l'occupation du sol (code ou nom) pour chaque valeur de la référence. Une valeur dont la classe est vide est ignorée. Une valeur absente de la liste est la classe de même nom ou de même code.</translation>
    </message>
    <message>
      <source>The classes in the order of the network's outputs; one output alone gets the background as class 1</source>
      <translation>Les classes dans l'ordre des sorties du réseau ; avec une seule sortie, l'arrière-plan est la classe 1</translation>
    </message>
    <message>
      <source>The classes of the labels; the selected one is drawn</source>
      <translation>Les classes des étiquettes ; celle qui est sélectionnée est dessinée</translation>
    </message>
    <message>
      <source>The classes to search in</source>
      <translation>Les classes où chercher</translation>
    </message>
    <message>
      <source>The commit of the checkpoint on the Hugging Face hub: its page shows it under “Files and versions”</source>
      <translation>Le commit du point de contrôle sur le Hugging Face Hub : sa page le montre sous « Files and versions »</translation>
    </message>
    <message>
      <source>The confidence raster of the same run: its mean becomes an attribute of each polygon.</source>
      <translation>Le raster de confiance de la même exécution : sa moyenne devient un attribut de chaque polygone.</translation>
    </message>
    <message>
      <source>The device {id} is no longer available: Landscribe chooses the device automatically.</source>
      <translation>Le périphérique {id} n'est plus disponible : Landscribe choisit le périphérique automatiquement.</translation>
    </message>
    <message>
      <source>The diagnostics are on the clipboard.</source>
      <translation>Le diagnostic est dans le presse-papiers.</translation>
    </message>
    <message>
      <source>The distances of the phrase: change them to ask again</source>
      <translation>Les distances de la phrase : modifiez-les pour redemander</translation>
    </message>
    <message>
      <source>The earlier date.</source>
      <translation>La date antérieure.</translation>
    </message>
    <message>
      <source>The earlier date: imagery, or a land cover made before</source>
      <translation>La date antérieure : des images, ou une occupation du sol existante</translation>
    </message>
    <message>
      <source>The embedding {name} covers {share} % of the extent, and the rest was done without one.</source>
      <translation>L'embedding {name} couvre {share} % de l'emprise ; le reste a été fait sans lui.</translation>
    </message>
    <message>
      <source>The engine is ready.</source>
      <translation>Le moteur est prêt.</translation>
    </message>
    <message>
      <source>The engine's full answer (JSON)</source>
      <translation>La réponse complète du moteur (JSON)</translation>
    </message>
    <message>
      <source>The estimated overall accuracy will be this precise, with 95 % confidence</source>
      <translation>L'exactitude globale estimée aura cette précision, avec un niveau de confiance de 95 %</translation>
    </message>
    <message>
      <source>The export of the model</source>
      <translation>L'exportation du modèle</translation>
    </message>
    <message>
      <source>The extent cannot be transformed to the layer's CRS: choose one closer to the layer.</source>
      <translation>L'emprise ne peut pas être transformée dans le SCR de la couche : choisissez-en une plus proche de la couche.</translation>
    </message>
    <message>
      <source>The extent decides which pixels are mapped, but not their classes: two overlapping extents agree on the overlap. Nodata stays nodata. Any CRS, data type and size.</source>
      <translation>L'emprise décide quels pixels sont cartographiés, mais pas leurs classes : deux emprises qui se chevauchent concordent sur leur partie commune. NoData reste NoData. Tout SCR, tout type de données, toute taille.</translation>
    </message>
    <message>
      <source>The extent does not touch the layer: zoom to the layer or choose another extent.</source>
      <translation>L'emprise ne touche pas la couche : zoomez sur la couche ou choisissez une autre emprise.</translation>
    </message>
    <message>
      <source>The extent is empty: draw or choose one that covers some ground.</source>
      <translation>L'emprise est vide : dessinez-en ou choisissez-en une qui couvre un peu de sol.</translation>
    </message>
    <message>
      <source>The extent is too large to draw this layer at {gsd:.2g} m: choose one below {side:.1f} km a side.</source>
      <translation>L'emprise est trop grande pour dessiner cette couche à {gsd:.2g} m : choisissez-en une de moins de {side:.1f} km de côté.</translation>
    </message>
    <message>
      <source>The extent lies beside the layer.</source>
      <translation>L'emprise est à côté de la couche.</translation>
    </message>
    <message>
      <source>The features could not be copied for the engine ({error}): free some space.</source>
      <translation>Les entités n'ont pas pu être copiées pour le moteur ({error}) : libérez de l'espace.</translation>
    </message>
    <message>
      <source>The features of the scene are kept, so that the second phrase is answered almost at once. The extent decides which places get a response, but does not change the response.</source>
      <translation>Les caractéristiques de la scène sont conservées, si bien que la deuxième expression reçoit sa réponse presque aussitôt. L'emprise décide quels lieux reçoivent une réponse, mais ne change pas la réponse.</translation>
    </message>
    <message>
      <source>The file name is missing: enter the file to export to.</source>
      <translation>Le nom du fichier manque : saisissez le fichier d'exportation.</translation>
    </message>
    <message>
      <source>The file of this answer is missing: ask again, or remove it.</source>
      <translation>Le fichier de cette réponse manque : posez de nouveau la question, ou supprimez-la.</translation>
    </message>
    <message>
      <source>The file to write: .gpkg, .geojson, .fgb or .shp.</source>
      <translation>Le fichier à écrire : .gpkg, .geojson, .fgb ou .shp.</translation>
    </message>
    <message>
      <source>The folder for the engine's Python environment, on any disk</source>
      <translation>Le dossier de l'environnement Python du moteur, sur n'importe quel disque</translation>
    </message>
    <message>
      <source>The folder of your own models, with one subfolder per model</source>
      <translation>Le dossier de vos propres modèles, avec un sous-dossier par modèle</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be created ({error}): enter another place under “Save to”.</source>
      <translation>Le dossier {folder} ne peut pas être créé ({error}) : indiquez un autre endroit sous « Enregistrer sous ».</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be created ({error}): save the project elsewhere.</source>
      <translation>Le dossier {folder} ne peut pas être créé ({error}) : enregistrez le projet ailleurs.</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be made ({error}): choose a folder of models.</source>
      <translation>Le dossier {folder} ne peut pas être créé ({error}) : choisissez un dossier de modèles.</translation>
    </message>
    <message>
      <source>The head alone (seconds)</source>
      <translation>La tête seule (secondes)</translation>
    </message>
    <message>
      <source>The image to work on; it follows the active layer</source>
      <translation>L'image sur laquelle travailler ; elle suit la couche active</translation>
    </message>
    <message>
      <source>The imagery of {name} is not in the project: load it first.</source>
      <translation>Les images de {name} ne sont pas dans le projet : chargez-les d'abord.</translation>
    </message>
    <message>
      <source>The imagery that the labels lie on. Services (WMS, XYZ) and virtual layers are drawn first.</source>
      <translation>Les images sur lesquelles se trouvent les étiquettes. Les services (WMS, XYZ) et les couches virtuelles sont d'abord dessinés.</translation>
    </message>
    <message>
      <source>The installation of the model</source>
      <translation>L'installation du modèle</translation>
    </message>
    <message>
      <source>The labels cannot be read: choose a layer of points, lines or polygons.</source>
      <translation>Les étiquettes ne peuvent pas être lues : choisissez une couche de points, de lignes ou de polygones.</translation>
    </message>
    <message>
      <source>The labels cannot be written to {path} ({error}): save the project in a folder of yours.</source>
      <translation>Les étiquettes ne peuvent pas être écrites dans {path} ({error}) : enregistrez le projet dans un de vos dossiers.</translation>
    </message>
    <message>
      <source>The labels do not improve on the model to start from, so its map is kept.</source>
      <translation>Les étiquettes n'améliorent pas le modèle de départ : sa carte est donc conservée.</translation>
    </message>
    <message>
      <source>The labels do not lie on the layer: choose labels of this imagery.</source>
      <translation>Les étiquettes ne sont pas sur la couche : choisissez des étiquettes de ces images.</translation>
    </message>
    <message>
      <source>The labels have no attribute {field}: choose the one that holds the class.</source>
      <translation>Les étiquettes n'ont pas d'attribut {field} : choisissez celui qui contient la classe.</translation>
    </message>
    <message>
      <source>The labels so far; edits count before they are saved.</source>
      <translation>Les étiquettes existantes ; les modifications comptent avant d'être enregistrées.</translation>
    </message>
    <message>
      <source>The labels {name} cannot be edited: choose another layer or make new labels.</source>
      <translation>Les étiquettes {name} ne peuvent pas être modifiées : choisissez une autre couche ou créez de nouvelles étiquettes.</translation>
    </message>
    <message>
      <source>The land cover that the table and the buttons below are about</source>
      <translation>L'occupation du sol que concernent la table et les boutons ci-dessous</translation>
    </message>
    <message>
      <source>The largest of the extent</source>
      <translation>Le plus grand de l'emprise</translation>
    </message>
    <message>
      <source>The largest of the whole layer</source>
      <translation>Le plus grand de toute la couche</translation>
    </message>
    <message>
      <source>The later date, of the same kind</source>
      <translation>La date ultérieure, du même type</translation>
    </message>
    <message>
      <source>The later date: imagery like the earlier one, or a land cover if that is one.</source>
      <translation>La date ultérieure : des images comme l'antérieure, ou une occupation du sol si celle-ci en est une.</translation>
    </message>
    <message>
      <source>The layer could not be drawn to a file ({error}): free some space.</source>
      <translation>La couche n'a pas pu être dessinée dans un fichier ({error}) : libérez de l'espace.</translation>
    </message>
    <message>
      <source>The layer does not take this label: draw it again, or choose another layer.</source>
      <translation>La couche n'accepte pas cette étiquette : dessinez-la de nouveau ou choisissez une autre couche.</translation>
    </message>
    <message>
      <source>The layer has no coordinate system: set its CRS in the layer properties.</source>
      <translation>La couche n'a pas de système de coordonnées : définissez son SCR dans les propriétés de la couche.</translation>
    </message>
    <message>
      <source>The layer itself</source>
      <translation>La couche elle-même</translation>
    </message>
    <message>
      <source>The layer of transitions is gone from the project: compare both dates again.</source>
      <translation>La couche des transitions n'est plus dans le projet : comparez à nouveau les deux dates.</translation>
    </message>
    <message>
      <source>The layer of “{phrase}” was removed: ask again about another layer.</source>
      <translation>La couche de « {phrase} » a été supprimée : posez de nouveau la question sur une autre couche.</translation>
    </message>
    <message>
      <source>The layer shows nothing there{why}: check its connection or choose another extent.</source>
      <translation>La couche ne montre rien à cet endroit{why} : vérifiez sa connexion ou choisissez une autre emprise.</translation>
    </message>
    <message>
      <source>The layer was drawn before: refresh the map (F5) to draw it again.</source>
      <translation>La couche a été dessinée auparavant : actualisez la carte (F5) pour la dessiner de nouveau.</translation>
    </message>
    <message>
      <source>The layer's CRS is not defined at this extent: choose an extent closer to the layer.</source>
      <translation>Le SCR de la couche n'est pas défini dans cette emprise : choisissez une emprise plus proche de la couche.</translation>
    </message>
    <message>
      <source>The list of tiles is downloaded on first use.</source>
      <translation>La liste des tuiles est téléchargée à la première utilisation.</translation>
    </message>
    <message>
      <source>The log shows the accuracy of each class by cross-validation: how many of its labels get the right class from a model that did not learn from them, with the 95 % interval.</source>
      <translation>Le journal montre l'exactitude de chaque classe par validation croisée : combien de ses étiquettes reçoivent la bonne classe d'un modèle qui ne les a pas apprises, avec l'intervalle à 95 %.</translation>
    </message>
    <message>
      <source>The lowest response that belongs to a region; the model's own if left empty.</source>
      <translation>La réponse la plus basse qui appartient à une région ; celle du modèle si le champ est vide.</translation>
    </message>
    <message>
      <source>The lowest response that the style shows; the model's own if left empty.</source>
      <translation>La réponse la plus basse que montre le style ; celle du modèle si le champ est vide.</translation>
    </message>
    <message>
      <source>The matrix and a flow chart as an HTML page.</source>
      <translation>La matrice et un diagramme de flux sous forme de page HTML.</translation>
    </message>
    <message>
      <source>The matrix of transitions in hectares, with gains and losses.</source>
      <translation>La matrice des transitions en hectares, avec gains et pertes.</translation>
    </message>
    <message>
      <source>The model is unsure here (mean confidence {percent} %): this imagery may be unlike what it learnt from.</source>
      <translation>Le modèle est incertain ici (confiance moyenne {percent} %) : ces images diffèrent peut-être de celles qu'il a apprises.</translation>
    </message>
    <message>
      <source>The model of {name} is not installed, or its run record is missing: map the extent again first.</source>
      <translation>Le modèle de {name} n'est pas installé, ou son compte rendu d'exécution manque : cartographiez d'abord l'emprise de nouveau.</translation>
    </message>
    <message>
      <source>The model that shall become better.</source>
      <translation>Le modèle à améliorer.</translation>
    </message>
    <message>
      <source>The model {model} has not learnt to read {kind}, so the embedding {name} guided its structure only (which cells belong together) and not its classes.</source>
      <translation>Le modèle {model} n'a pas appris à lire {kind} ; l'embedding {name} a donc guidé seulement sa structure (quelles cellules vont ensemble) et non ses classes.</translation>
    </message>
    <message>
      <source>The model {model} uses no embedding, so {embedding} was not read.</source>
      <translation>Le modèle {model} n'utilise pas d'embedding ; {embedding} n'a donc pas été lu.</translation>
    </message>
    <message>
      <source>The model's card keeps both. Without them, results say that the levels are guesses.</source>
      <translation>La fiche du modèle garde les deux. Sans eux, les résultats disent que les niveaux sont devinés.</translation>
    </message>
    <message>
      <source>The name {name} is too long for the attribute {field}: use at most {length} characters.</source>
      <translation>Le nom {name} est trop long pour l'attribut {field} : utilisez au plus {length} caractères.</translation>
    </message>
    <message>
      <source>The network that compares the image with the words</source>
      <translation>Le réseau qui compare l'image aux mots</translation>
    </message>
    <message>
      <source>The network that maps both dates; not used for land covers</source>
      <translation>Le réseau qui cartographie les deux dates ; pas utilisé pour des occupations du sol</translation>
    </message>
    <message>
      <source>The network that maps both dates; not used for two land covers.</source>
      <translation>Le réseau qui cartographie les deux dates ; pas utilisé pour deux occupations du sol.</translation>
    </message>
    <message>
      <source>The network to use; its card lists its classes, resolution range and training data.</source>
      <translation>Le réseau à utiliser ; sa fiche indique ses classes, sa plage de résolution et ses données d'entraînement.</translation>
    </message>
    <message>
      <source>The network to use; its card lists its resolution range and training data.</source>
      <translation>Le réseau à utiliser ; sa fiche indique sa plage de résolution et ses données d'entraînement.</translation>
    </message>
    <message>
      <source>The network uses the image only.</source>
      <translation>Le réseau utilise seulement l'image.</translation>
    </message>
    <message>
      <source>The network whose features and classes the new model builds on.</source>
      <translation>Le réseau sur les caractéristiques et les classes duquel le nouveau modèle s'appuie.</translation>
    </message>
    <message>
      <source>The network whose features and classes the new model builds on. An embedding that is chosen on the page Map is learnt from, too, and the new model needs it</source>
      <translation>Le réseau dont les caractéristiques et les classes servent de base au nouveau modèle. On apprend aussi d'un embedding choisi sur la page Carte, et le nouveau modèle en a besoin</translation>
    </message>
    <message>
      <source>The network's own cells</source>
      <translation>Les cellules propres au réseau</translation>
    </message>
    <message>
      <source>The network's view of the surroundings: “scene-context” (a coarse view of the scene itself), “alphaearth:” or “tessera:” and a year, “esd:” or “raster:” and the path of a file, or “none”.</source>
      <translation>Ce que le réseau voit des environs : « scene-context » (une vue d'ensemble de la scène elle-même), « alphaearth: » ou « tessera: » et une année, « esd: » ou « raster: » et le chemin d'un fichier, ou « none ».</translation>
    </message>
    <message>
      <source>The neural network that gives each pixel its class</source>
      <translation>Le réseau de neurones qui donne à chaque pixel sa classe</translation>
    </message>
    <message>
      <source>The oldest data is removed when the limit is reached</source>
      <translation>Les données les plus anciennes sont supprimées quand la limite est atteinte</translation>
    </message>
    <message>
      <source>The part of the image to work on; the result for a pixel does not depend on it</source>
      <translation>La partie de l'image sur laquelle travailler ; le résultat d'un pixel n'en dépend pas</translation>
    </message>
    <message>
      <source>The part to compare, in any CRS; all that both have if left empty.</source>
      <translation>La partie à comparer, dans n'importe quel SCR ; tout ce que les deux ont en commun si le champ est vide.</translation>
    </message>
    <message>
      <source>The part to map, in any CRS; the whole layer if left empty.</source>
      <translation>La partie à cartographier, dans n'importe quel SCR ; toute la couche si le champ est vide.</translation>
    </message>
    <message>
      <source>The part to search, in any CRS; the whole layer if left empty.</source>
      <translation>La partie où chercher, dans n'importe quel SCR ; toute la couche si le champ est vide.</translation>
    </message>
    <message>
      <source>The part to work on, in any CRS; all of the rasters if left empty.</source>
      <translation>La partie à traiter, dans n'importe quel SCR ; tous les rasters en entier si le champ est vide.</translation>
    </message>
    <message>
      <source>The phrase is too long to look for relations in it, so it was taken whole.</source>
      <translation>L'expression est trop longue pour y chercher des relations ; elle a donc été prise en entier.</translation>
    </message>
    <message>
      <source>The phrase is too long: only its first {count} characters were read, to “{end}”.</source>
      <translation>L'expression est trop longue : seuls ses {count} premiers caractères ont été lus, jusqu'à « {end} ».</translation>
    </message>
    <message>
      <source>The place to compare with, in any CRS.</source>
      <translation>Le lieu de comparaison, dans n'importe quel SCR.</translation>
    </message>
    <message>
      <source>The place where one more label would help a model most, and why</source>
      <translation>Le lieu où une étiquette de plus aiderait le plus un modèle, et pourquoi</translation>
    </message>
    <message>
      <source>The points are shuffled and do not show the map's class, so that the labels are independent of it.</source>
      <translation>Les points sont mélangés et ne montrent pas la classe de la carte, pour que les étiquettes en soient indépendantes.</translation>
    </message>
    <message>
      <source>The polygons cannot be read: choose a polygon layer, or select them again.</source>
      <translation>Les polygones ne peuvent pas être lus : choisissez une couche de polygones, ou sélectionnez-les de nouveau.</translation>
    </message>
    <message>
      <source>The raster of class codes to be assessed.</source>
      <translation>Le raster de codes de classe à évaluer.</translation>
    </message>
    <message>
      <source>The raster of class codes to be assessed; its classes are the strata.</source>
      <translation>Le raster de codes de classe à évaluer ; ses classes sont les strates.</translation>
    </message>
    <message>
      <source>The raster's CRS if left empty. GeoJSON is always WGS 84.</source>
      <translation>Le SCR du raster si le champ est vide. GeoJSON est toujours en WGS 84.</translation>
    </message>
    <message>
      <source>The rasters may have any CRS and resolution; both are read on the pixels of the coarser one. The shift between them is measured first, and reported if it is above half a pixel.</source>
      <translation>Les rasters peuvent avoir n'importe quel SCR et n'importe quelle résolution ; les deux sont lus sur les pixels du plus grossier. Le décalage entre eux est d'abord mesuré, et signalé s'il dépasse un demi-pixel.</translation>
    </message>
    <message>
      <source>The reference: a class raster, or polygons or points with a class attribute.</source>
      <translation>La référence : un raster de classes, ou des polygones ou des points avec un attribut de classe.</translation>
    </message>
    <message>
      <source>The report is one HTML file with plots that any browser opens.</source>
      <translation>Le rapport est un seul fichier HTML avec des graphiques, que tout navigateur ouvre.</translation>
    </message>
    <message>
      <source>The response says how well a place fits the phrase, from 0 (not at all) to 1. Places below the threshold are hidden; the layer changes at once.</source>
      <translation>La réponse dit à quel point un lieu correspond à l'expression, de 0 (pas du tout) à 1. Les lieux sous le seuil sont masqués ; la couche change aussitôt.</translation>
    </message>
    <message>
      <source>The result has the extent and CRS of this layer; its bands are not used.</source>
      <translation>Le résultat a l'emprise et le SCR de cette couche ; ses bandes ne sont pas utilisées.</translation>
    </message>
    <message>
      <source>The results, a raster over all of them (VRT), and the manifest.</source>
      <translation>Les résultats, un raster qui les couvre tous (VRT) et le manifeste.</translation>
    </message>
    <message>
      <source>The run failed unexpectedly ({error}): see the Landscribe log.</source>
      <translation>L'exécution a échoué de façon inattendue ({error}) : voir le journal de Landscribe.</translation>
    </message>
    <message>
      <source>The run failed: see the Processing log.</source>
      <translation>L'exécution a échoué : voir le journal de Processing.</translation>
    </message>
    <message>
      <source>The run record of this layer has no areas.</source>
      <translation>Le compte rendu d'exécution de cette couche n'a pas de superficies.</translation>
    </message>
    <message>
      <source>The same seed draws the same points.</source>
      <translation>La même graine tire les mêmes points.</translation>
    </message>
    <message>
      <source>The same table as text for spreadsheets.</source>
      <translation>La même table en texte pour les tableurs.</translation>
    </message>
    <message>
      <source>The set-up</source>
      <translation>L'installation</translation>
    </message>
    <message>
      <source>The shared folder holds: {host} reads and writes there what lies here.</source>
      <translation>Le dossier partagé convient : {host} y lit et écrit ce qui se trouve ici.</translation>
    </message>
    <message>
      <source>The shift between both dates is always measured, and reported above half a pixel</source>
      <translation>Le décalage entre les deux dates est toujours mesuré, et signalé au-delà d'un demi-pixel</translation>
    </message>
    <message>
      <source>The shift between the two dates could not be measured, because they have too few edges in common: they were compared where they say that they lie.</source>
      <translation>Le décalage entre les deux dates n'a pas pu être mesuré, car elles ont trop peu de bords en commun : elles ont été comparées là où elles disent se trouver.</translation>
    </message>
    <message>
      <source>The table of classes has two columns: give pairs of reference and land cover.</source>
      <translation>La table des classes a deux colonnes : donnez des paires de référence et d'occupation du sol.</translation>
    </message>
    <message>
      <source>The text encoder reads no more of a phrase than its beginning, so “{rest}” was left out.</source>
      <translation>L'encodeur de texte ne lit que le début d'une expression ; « {rest} » a donc été ignoré.</translation>
    </message>
    <message>
      <source>The total; computed from the standard error if left empty.</source>
      <translation>Le total ; calculé d'après l'erreur type si le champ est vide.</translation>
    </message>
    <message>
      <source>The values of an embedding field (AlphaEarth, TESSERA, a raster) are learnt from, beside the picture: the model then needs such a field wherever it maps. If left empty, that of the model to start from.</source>
      <translation>On apprend des valeurs d'un champ d'embeddings (AlphaEarth, TESSERA, un raster), en plus de l'image : le modèle a alors besoin d'un tel champ partout où il cartographie. Si ce champ est vide, celui du modèle de départ.</translation>
    </message>
    <message>
      <source>The whole layer is read: {cost}. It is kept for later phrases.</source>
      <translation>Toute la couche est lue : {cost}. Elle est conservée pour les expressions suivantes.</translation>
    </message>
    <message>
      <source>The whole network (minutes to hours)</source>
      <translation>Le réseau entier (de minutes à des heures)</translation>
    </message>
    <message>
      <source>There are no areas yet: press Measure first.</source>
      <translation>Il n'y a pas encore de surfaces : appuyez d'abord sur Mesurer.</translation>
    </message>
    <message>
      <source>There are no labels: make new labels, or choose a layer.</source>
      <translation>Il n'y a pas d'étiquettes : créez-en ou choisissez une couche.</translation>
    </message>
    <message>
      <source>There are no shared folders: enter one, or allow sending rasters.</source>
      <translation>Il n'y a pas de dossiers partagés : saisissez-en un, ou autorisez l'envoi de rasters.</translation>
    </message>
    <message>
      <source>There are no wheels (*.whl) in {folder}: choose a folder that has them.</source>
      <translation>Il n'y a pas de wheels (*.whl) dans {folder} : choisissez un dossier qui en contient.</translation>
    </message>
    <message>
      <source>There is a class {name} already: give another name.</source>
      <translation>Une classe {name} existe déjà : donnez un autre nom.</translation>
    </message>
    <message>
      <source>There is no answer to remove.</source>
      <translation>Il n'y a aucune réponse à supprimer.</translation>
    </message>
    <message>
      <source>There is no class to label with: add one first.</source>
      <translation>Il n'y a pas de classe pour étiqueter : ajoutez-en d'abord une.</translation>
    </message>
    <message>
      <source>There is no class to remove: add one first.</source>
      <translation>Il n'y a aucune classe à supprimer : ajoutez-en d'abord une.</translation>
    </message>
    <message>
      <source>There is no click to take back: click places first.</source>
      <translation>Il n'y a aucun clic à annuler : cliquez d'abord sur des lieux.</translation>
    </message>
    <message>
      <source>There is no file {path}: choose an existing raster.</source>
      <translation>Le fichier {path} n'existe pas : choisissez un raster existant.</translation>
    </message>
    <message>
      <source>There is no folder {folder}: choose an existing folder.</source>
      <translation>Le dossier {folder} n'existe pas : choisissez un dossier existant.</translation>
    </message>
    <message>
      <source>There is no graphics card that the engine can use: it computes on the processor, which takes longer.</source>
      <translation>Il n'y a pas de carte graphique que le moteur puisse utiliser : il calcule sur le processeur, ce qui prend plus de temps.</translation>
    </message>
    <message>
      <source>There is no label: draw some, or choose a layer with labels.</source>
      <translation>Il n'y a pas d'étiquette : dessinez-en, ou choisissez une couche avec des étiquettes.</translation>
    </message>
    <message>
      <source>There is no model of your own for phrases: get one on the page “Models” first.</source>
      <translation>Il n'y a pas de modèle à vous pour les expressions : obtenez-en d'abord un sur la page Modèles.</translation>
    </message>
    <message>
      <source>There is no model to download: enter a catalogue's address, and load it.</source>
      <translation>Il n'y a aucun modèle à télécharger : saisissez l'adresse d'un catalogue et chargez-le.</translation>
    </message>
    <message>
      <source>There is no phrase: write one, such as “houses next to the river”.</source>
      <translation>Il n'y a pas d'expression : écrivez-en une, par exemple « houses next to the river ».</translation>
    </message>
    <message>
      <source>There is no phrase: write what to look for, such as “houses next to the river”.</source>
      <translation>Il n'y a pas d'expression : écrivez ce qu'il faut chercher, par exemple « houses next to the river ».</translation>
    </message>
    <message>
      <source>There is no phrase: write what to look for.</source>
      <translation>Il n'y a pas d'expression : écrivez ce qu'il faut chercher.</translation>
    </message>
    <message>
      <source>There is no polygon: select some, or choose a layer with polygons.</source>
      <translation>Il n'y a pas de polygone : sélectionnez-en, ou choisissez une couche avec des polygones.</translation>
    </message>
    <message>
      <source>There is no public catalogue of Landscribe models yet. Enter the address of a catalogue, or add a model from a file, a folder or an address.</source>
      <translation>Il n'existe pas encore de catalogue public de modèles Landscribe. Saisissez l'adresse d'un catalogue, ou ajoutez un modèle depuis un fichier, un dossier ou une adresse.</translation>
    </message>
    <message>
      <source>There is no raster layer: load one first.</source>
      <translation>Il n'y a pas de couche raster : chargez-en d'abord une.</translation>
    </message>
    <message>
      <source>There is no report yet: press Compare first.</source>
      <translation>Il n'y a pas encore de rapport : appuyez d'abord sur Comparer.</translation>
    </message>
    <message>
      <source>There is no response outside these polygons; relations still see the surroundings.</source>
      <translation>Il n'y a pas de réponse hors de ces polygones ; les relations voient toujours les environs.</translation>
    </message>
    <message>
      <source>There is nothing to work on: choose layers, a folder or a tile index.</source>
      <translation>Il n'y a rien à traiter : choisissez des couches, un dossier ou un index de tuiles.</translation>
    </message>
    <message>
      <source>This catalogue offers no models.</source>
      <translation>Ce catalogue ne propose aucun modèle.</translation>
    </message>
    <message>
      <source>This checkpoint is installed with the command “landscribe models convert”.</source>
      <translation>Ce checkpoint s'installe avec la commande « landscribe models convert ».</translation>
    </message>
    <message>
      <source>This file is temporary: your labels would be lost. Choose another file, or save the project first.</source>
      <translation>Ce fichier est temporaire : vos étiquettes seraient perdues. Choisissez un autre fichier, ou enregistrez d'abord le projet.</translation>
    </message>
    <message>
      <source>This is no raster: drop an image file or a raster layer.</source>
      <translation>Ce n'est pas un raster : déposez un fichier image ou une couche raster.</translation>
    </message>
    <message>
      <source>This machine computes again.</source>
      <translation>Cet ordinateur calcule de nouveau.</translation>
    </message>
    <message>
      <source>This machine may not write in {here}, so results cannot be put there: choose another folder.</source>
      <translation>Cet ordinateur n'a pas le droit d'écrire dans {here} ; des résultats ne peuvent donc pas y être placés : choisissez un autre dossier.</translation>
    </message>
    <message>
      <source>This model is part of Landscribe: it cannot be removed.</source>
      <translation>Ce modèle fait partie de Landscribe : il ne peut pas être supprimé.</translation>
    </message>
    <message>
      <source>This place cannot be converted to the labels' CRS: label a place nearer to the scene.</source>
      <translation>Ce lieu ne peut pas être converti dans le SCR des étiquettes : étiquetez un lieu plus proche de la scène.</translation>
    </message>
    <message>
      <source>This version of Landscribe needs newer packages. The update creates a new environment and keeps the old one until the new one has made a map.</source>
      <translation>Cette version de Landscribe a besoin de paquets plus récents. La mise à jour crée un nouvel environnement et conserve l'ancien jusqu'à ce que le nouveau ait fait une carte.</translation>
    </message>
    <message>
      <source>Threshold</source>
      <translation>Seuil</translation>
    </message>
    <message>
      <source>Threshold as a number</source>
      <translation>Seuil en nombre</translation>
    </message>
    <message>
      <source>Threshold of the regions</source>
      <translation>Seuil des régions</translation>
    </message>
    <message>
      <source>Tick classes</source>
      <translation>Cocher les classes</translation>
    </message>
    <message>
      <source>Tile index or STAC items</source>
      <translation>Index de tuiles ou éléments STAC</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>Durée</translation>
    </message>
    <message>
      <source>Tolerance on the ground; 0 keeps the edges of the pixels</source>
      <translation>Tolérance au sol ; 0 garde les bords des pixels</translation>
    </message>
    <message>
      <source>Tolerance on the ground; two pixels if left empty, 0 keeps the edges of the pixels.</source>
      <translation>Tolérance au sol ; deux pixels si le champ est vide, 0 garde les bords des pixels.</translation>
    </message>
    <message>
      <source>Total</source>
      <translation>Total</translation>
    </message>
    <message>
      <source>Tra&amp;in</source>
      <translation>En&amp;traîner</translation>
    </message>
    <message>
      <source>Tracing boundaries</source>
      <translation>Tracé des limites</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>Entraîner</translation>
    </message>
    <message>
      <source>Train a&amp;fter each label</source>
      <translation>Entraîner après c&amp;haque étiquette</translation>
    </message>
    <message>
      <source>Trained on</source>
      <translation>Entraîné avec</translation>
    </message>
    <message>
      <source>Trains whenever you add, change or delete a label, or undo it</source>
      <translation>Entraîne dès que vous ajoutez, modifiez ou supprimez une étiquette, ou l'annulez</translation>
    </message>
    <message>
      <source>Transitions</source>
      <translation>Transitions</translation>
    </message>
    <message>
      <source>Transitions (JSON)</source>
      <translation>Transitions (JSON)</translation>
    </message>
    <message>
      <source>Transitions (report)</source>
      <translation>Transitions (rapport)</translation>
    </message>
    <message>
      <source>Transitions (table)</source>
      <translation>Transitions (table)</translation>
    </message>
    <message>
      <source>Tree</source>
      <translation>Arbre</translation>
    </message>
    <message>
      <source>Try again what failed</source>
      <translation>Réessayer ce qui a échoué</translation>
    </message>
    <message>
      <source>Trying the network on a tile</source>
      <translation>Essai du réseau sur une tuile</translation>
    </message>
    <message>
      <source>Turns a land-cover raster into polygons, one per connected region, as a coverage: neighbours share their boundary even after simplification, so that there are no gaps and no overlaps.</source>
      <translation>Transforme un raster d'occupation du sol en polygones, un par région connexe, sous forme de couverture continue : les voisins partagent leur limite même après simplification, si bien qu'il n'y a ni trous ni chevauchements.</translation>
    </message>
    <message>
      <source>Two pixels</source>
      <translation>Deux pixels</translation>
    </message>
    <message>
      <source>Two raster layers are needed: load the earlier and the later date.</source>
      <translation>Il faut deux couches raster : chargez la date antérieure et la date ultérieure.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Annuler</translation>
    </message>
    <message>
      <source>Undo click</source>
      <translation>Annuler le clic</translation>
    </message>
    <message>
      <source>Unknown</source>
      <translation>Inconnu</translation>
    </message>
    <message>
      <source>Update the engine</source>
      <translation>Mettre à jour le moteur</translation>
    </message>
    <message>
      <source>Use English phrases; the model's text encoder knows other languages less well.</source>
      <translation>Utilisez des expressions anglaises ; l'encodeur de texte du modèle connaît moins bien les autres langues.</translation>
    </message>
    <message>
      <source>Use an e&amp;xisting Python…</source>
      <translation>Utiliser un Python e&amp;xistant…</translation>
    </message>
    <message>
      <source>User's accuracy: of the ground mapped as this class, how much is this class</source>
      <translation>Exactitude de l'utilisateur : part du sol cartographié comme cette classe qui est de cette classe</translation>
    </message>
    <message>
      <source>Uses the pixels of the finer raster in place of those of the coarser one.</source>
      <translation>Utilise les pixels du raster le plus fin au lieu de ceux du plus grossier.</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>Version</translation>
    </message>
    <message>
      <source>Visited places</source>
      <translation>Lieux visités</translation>
    </message>
    <message>
      <source>Wait until the set-up ends, or cancel it.</source>
      <translation>Attendez la fin de l'installation, ou annulez-la.</translation>
    </message>
    <message>
      <source>Wait until this machine has been looked at, or choose a Python.</source>
      <translation>Attendez que cette machine ait été examinée, ou choisissez un Python.</translation>
    </message>
    <message>
      <source>Warning: {text}</source>
      <translation>Avertissement : {text}</translation>
    </message>
    <message>
      <source>Warnings</source>
      <translation>Avertissements</translation>
    </message>
    <message>
      <source>Warnings (JSON)</source>
      <translation>Avertissements (JSON)</translation>
    </message>
    <message>
      <source>Water</source>
      <translation>Eau</translation>
    </message>
    <message>
      <source>What changed between two dates, as a map, a table and polygons</source>
      <translation>Ce qui a changé entre deux dates, en carte, table et polygones</translation>
    </message>
    <message>
      <source>What changed {time}</source>
      <translation>Ce qui a changé {time}</translation>
    </message>
    <message>
      <source>What is finished stays after a cancel or a crash: the same run again does what is missing. Failures are listed and do not stop the rest. manifest.gpkg in the folder shows how each part stands.</source>
      <translation>Ce qui est terminé reste après une annulation ou un plantage : la même exécution, relancée, fait ce qui manque. Les échecs sont listés et n'arrêtent pas le reste. manifest.gpkg, dans le dossier, montre où en est chaque partie.</translation>
    </message>
    <message>
      <source>What learns</source>
      <translation>Ce qui apprend</translation>
    </message>
    <message>
      <source>What phrases need of a scene</source>
      <translation>Ce que les expressions nécessitent d'une scène</translation>
    </message>
    <message>
      <source>What the network knows of the wider surroundings: numbers that describe each place. They help to tell classes apart, such as a field from a lawn. The manual (chapter Embeddings) compares them.</source>
      <translation>Ce que le réseau sait des environs plus larges : des nombres qui décrivent chaque lieu. Ils aident à distinguer des classes, comme un champ d'une pelouse. Le manuel (chapitre Embeddings) les compare.</translation>
    </message>
    <message>
      <source>What to look for, such as “farmland within 200 m of the river”.</source>
      <translation>Ce qu'il faut chercher, par exemple « farmland within 200 m of the river ».</translation>
    </message>
    <message>
      <source>What to look for. Enter: search; Shift+Enter: another phrase; Up and Down: earlier phrases.</source>
      <translation>Ce qu'il faut chercher. Entrée : chercher ; Maj+Entrée : autre expression ; Haut et Bas : expressions précédentes.</translation>
    </message>
    <message>
      <source>What your own models need of a scene</source>
      <translation>Ce que vos propres modèles nécessitent d'une scène</translation>
    </message>
    <message>
      <source>Where a phrase is true in a folder, a tile index or several layers; goes on where it was stopped</source>
      <translation>Où une expression est vraie dans un dossier, un index de tuiles ou plusieurs couches ; reprend là où elle s'est arrêtée</translation>
    </message>
    <message>
      <source>Where a phrase such as “houses next to the river” is true, from the XeMap network</source>
      <translation>Où une expression comme « houses next to the river » est vraie, avec le réseau XeMap</translation>
    </message>
    <message>
      <source>Where rasters overlap, the first one is shown, and its ground counts once in the areas.</source>
      <translation>Là où des rasters se chevauchent, le premier est affiché, et le sol compte une seule fois dans les superficies.</translation>
    </message>
    <message>
      <source>Where should results without a file name go?</source>
      <translation>Où doivent aller les résultats sans nom de fichier ?</translation>
    </message>
    <message>
      <source>Where the dock computes; the dock can choose another one</source>
      <translation>Où le panneau calcule ; on peut y choisir un autre périphérique</translation>
    </message>
    <message>
      <source>Where the model's own folder is written; if left empty, among the installed models.</source>
      <translation>Où écrire le dossier du modèle ; si le champ est vide, parmi les modèles installés.</translation>
    </message>
    <message>
      <source>Where the reference is a random sample of points stratified by the map's classes (as “Points for an accuracy assessment” draws it), areas and accuracies are estimated for the whole map, with 95 % confidence intervals, after Olofsson et al. 2014.</source>
      <translation>Si la référence est un échantillon aléatoire de points stratifié par les classes de la carte (comme le tire « Points pour une évaluation de l'exactitude »), superficies et exactitudes sont estimées pour toute la carte, avec des intervalles de confiance à 95 %, d'après Olofsson et al. 2014.</translation>
    </message>
    <message>
      <source>Where to compute: on a graphics card or the processor</source>
      <translation>Où calculer : sur une carte graphique ou sur le processeur</translation>
    </message>
    <message>
      <source>Where to label next</source>
      <translation>Où étiqueter ensuite</translation>
    </message>
    <message>
      <source>Where to look, in any CRS; the whole layer if left empty.</source>
      <translation>Où chercher, dans n'importe quel SCR ; toute la couche si le champ est vide.</translation>
    </message>
    <message>
      <source>Where “the largest” and “the smallest” are looked for</source>
      <translation>Où sont cherchés « the largest » et « the smallest »</translation>
    </message>
    <message>
      <source>Whether anything was found</source>
      <translation>Si quelque chose a été trouvé</translation>
    </message>
    <message>
      <source>Whether classes of the model to start from stay in the new model if they have no labels.</source>
      <translation>Si les classes du modèle de départ restent dans le nouveau modèle lorsqu'elles n'ont pas d'étiquettes.</translation>
    </message>
    <message>
      <source>Whether the next map of this ground with a fitted model needs no network.</source>
      <translation>Si la prochaine carte de ce terrain avec un modèle ajusté n'a pas besoin du réseau.</translation>
    </message>
    <message>
      <source>Whether the scene's features were in the cache</source>
      <translation>Si les caractéristiques de la scène étaient dans le cache</translation>
    </message>
    <message>
      <source>Whole layer</source>
      <translation>Toute la couche</translation>
    </message>
    <message>
      <source>Why a label helps there</source>
      <translation>Pourquoi une étiquette y aide</translation>
    </message>
    <message>
      <source>Wi&amp;thin</source>
      <translation>&amp;Dans</translation>
    </message>
    <message>
      <source>Will be read as: {reading}</source>
      <translation>Sera lu comme : {reading}</translation>
    </message>
    <message>
      <source>With a threshold, the raster is read as a response between 0 and 1, and the polygons cover the places that reach the threshold.</source>
      <translation>Avec un seuil, le raster est lu comme une réponse entre 0 et 1, et les polygones couvrent les lieux qui atteignent le seuil.</translation>
    </message>
    <message>
      <source>With hundreds of labels the whole network may learn more than the head that reads its features. A fifth of the labels is held out; unless these get better, the head stays. Cancelled, it keeps the best so far, and the same run goes on from there.</source>
      <translation>Avec des centaines d'étiquettes, le réseau entier peut apprendre plus que la tête qui lit ses caractéristiques. Un cinquième des étiquettes est mis de côté ; si celles-ci ne s'améliorent pas, la tête reste. Annulé, il garde le meilleur obtenu jusque-là, et la même exécution reprend à partir de là.</translation>
    </message>
    <message>
      <source>With polygons, the table has the areas within each polygon, for example the forest of each parish. Tick “Selected features only” to use the selected polygons. A pixel belongs where its centre lies.</source>
      <translation>Avec des polygones, la table donne les superficies dans chaque polygone, par exemple la forêt de chaque commune. Cochez « Entités sélectionnées uniquement » pour utiliser les polygones sélectionnés. Un pixel appartient à l'endroit où se trouve son centre.</translation>
    </message>
    <message>
      <source>With the engine's packages; from the folder, or from /</source>
      <translation>Avec les paquets du moteur ; depuis le dossier, ou depuis /</translation>
    </message>
    <message>
      <source>Without an earlier date, these words are part of a name.</source>
      <translation>Sans date antérieure, ces mots font partie d'un nom.</translation>
    </message>
    <message>
      <source>Write “new houses”, “houses that are gone” or “water that became bare”.</source>
      <translation>Écrivez « new houses », « houses that are gone » ou « water that became bare ».</translation>
    </message>
    <message>
      <source>Writes a small file here, reads it there, and answers it; both are removed</source>
      <translation>Écrit un petit fichier ici, le lit là-bas et y répond ; les deux sont supprimés</translation>
    </message>
    <message>
      <source>Writes the global embedding of an extent: a raster of unit vectors, one band per dimension, in the CRS of the layer, with the product's attribution and licence in its metadata.</source>
      <translation>Écrit l'embedding mondial d'une emprise : un raster de vecteurs unitaires, une bande par dimension, dans le SCR de la couche, avec l'attribution et la licence du produit dans ses métadonnées.</translation>
    </message>
    <message>
      <source>Writing the response</source>
      <translation>Écriture de la réponse</translation>
    </message>
    <message>
      <source>Year of the embedding</source>
      <translation>Année de l'embedding</translation>
    </message>
    <message>
      <source>Your imagery never leaves this machine.</source>
      <translation>Vos images ne quittent jamais cet ordinateur.</translation>
    </message>
    <message>
      <source>Your own models</source>
      <translation>Vos propres modèles</translation>
    </message>
    <message>
      <source>Zip files (*.zip)</source>
      <translation>Fichiers zip (*.zip)</translation>
    </message>
    <message>
      <source>[Folder {name} beside the project]</source>
      <translation>[Dossier {name} à côté du projet]</translation>
    </message>
    <message>
      <source>[Public tiles] or a folder of your own</source>
      <translation>[Tuiles publiques] ou votre propre dossier</translation>
    </message>
    <message>
      <source>[Temporary file]</source>
      <translation>[Fichier temporaire]</translation>
    </message>
    <message>
      <source>about {time} ({size})</source>
      <translation>environ {time} ({size})</translation>
    </message>
    <message>
      <source>anything</source>
      <translation>tout</translation>
    </message>
    <message>
      <source>as in the file</source>
      <translation>comme dans le fichier</translation>
    </message>
    <message>
      <source>before \ after, ha</source>
      <translation>avant \ après, ha</translation>
    </message>
    <message>
      <source>class {number}</source>
      <translation>classe {number}</translation>
    </message>
    <message>
      <source>commit, 40 digits</source>
      <translation>commit, 40 chiffres</translation>
    </message>
    <message>
      <source>from </source>
      <translation>à partir de </translation>
    </message>
    <message>
      <source>from pypi.org and pytorch.org, about {size:.1f} GB</source>
      <translation>de pypi.org et pytorch.org, environ {size:.1f} Go</translation>
    </message>
    <message>
      <source>from the folder {folder}</source>
      <translation>du dossier {folder}</translation>
    </message>
    <message>
      <source>from the package index in your pip settings</source>
      <translation>de l'index de paquets de vos réglages pip</translation>
    </message>
    <message>
      <source>gained</source>
      <translation>gagné</translation>
    </message>
    <message>
      <source>houses next to the river</source>
      <translation>houses next to the river</translation>
    </message>
    <message>
      <source>licence: see its page</source>
      <translation>licence : voir sa page</translation>
    </message>
    <message>
      <source>lost</source>
      <translation>perdu</translation>
    </message>
    <message>
      <source>my-classes</source>
      <translation>mes-classes</translation>
    </message>
    <message>
      <source>net change</source>
      <translation>changement net</translation>
    </message>
    <message>
      <source>nir, height</source>
      <translation>nir, height</translation>
    </message>
    <message>
      <source>no Python yet</source>
      <translation>pas encore de Python</translation>
    </message>
    <message>
      <source>not sure at all</source>
      <translation>pas sûr du tout</translation>
    </message>
    <message>
      <source>not {a}</source>
      <translation>pas {a}</translation>
    </message>
    <message>
      <source>of any size</source>
      <translation>de toute taille</translation>
    </message>
    <message>
      <source>rather sure</source>
      <translation>plutôt sûr</translation>
    </message>
    <message>
      <source>shift between the dates {metres:.2g} m ({pixels:.1f} pixels)</source>
      <translation>décalage entre les dates {metres:.2g} m ({pixels:.1f} pixels)</translation>
    </message>
    <message>
      <source>size not known</source>
      <translation>taille inconnue</translation>
    </message>
    <message>
      <source>sure</source>
      <translation>sûr</translation>
    </message>
    <message>
      <source>the largest region of {a}</source>
      <translation>la plus grande région de {a}</translation>
    </message>
    <message>
      <source>the layer {name} in {path}</source>
      <translation>la couche {name} dans {path}</translation>
    </message>
    <message>
      <source>the smallest region of {a}</source>
      <translation>la plus petite région de {a}</translation>
    </message>
    <message>
      <source>the {count} largest regions of {a}</source>
      <translation>les {count} plus grandes régions de {a}</translation>
    </message>
    <message>
      <source>the {count} smallest regions of {a}</source>
      <translation>les {count} plus petites régions de {a}</translation>
    </message>
    <message>
      <source>total after</source>
      <translation>total après</translation>
    </message>
    <message>
      <source>total before</source>
      <translation>total avant</translation>
    </message>
    <message>
      <source>unknown time</source>
      <translation>durée inconnue</translation>
    </message>
    <message>
      <source>x of the place, in the raster's CRS</source>
      <translation>x du lieu, dans le SCR du raster</translation>
    </message>
    <message>
      <source>y of the place, in the raster's CRS</source>
      <translation>y du lieu, dans le SCR du raster</translation>
    </message>
    <message>
      <source>{area} ha</source>
      <translation>{area} ha</translation>
    </message>
    <message>
      <source>{area} ha in {time} on {device}</source>
      <translation>{area} ha en {time} sur {device}</translation>
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
      <translation>{a} le long de {b}, à {distance} au plus de son bord</translation>
    </message>
    <message>
      <source>{a} and</source>
      <translation>{a} et</translation>
    </message>
    <message>
      <source>{a} and {b}</source>
      <translation>{a} et {b}</translation>
    </message>
    <message>
      <source>{a} before</source>
      <translation>{a} avant</translation>
    </message>
    <message>
      <source>{a} between {b} and {c}, each within {distance}</source>
      <translation>{a} entre {b} et {c}, chacun à {distance} au plus</translation>
    </message>
    <message>
      <source>{a} east of {b}</source>
      <translation>{a} à l'est de {b}</translation>
    </message>
    <message>
      <source>{a} inside {b}</source>
      <translation>{a} à l'intérieur de {b}</translation>
    </message>
    <message>
      <source>{a} more than {distance} from {b}</source>
      <translation>{a} à plus de {distance} de {b}</translation>
    </message>
    <message>
      <source>{a} north of {b}</source>
      <translation>{a} au nord de {b}</translation>
    </message>
    <message>
      <source>{a} north-east of {b}</source>
      <translation>{a} au nord-est de {b}</translation>
    </message>
    <message>
      <source>{a} north-west of {b}</source>
      <translation>{a} au nord-ouest de {b}</translation>
    </message>
    <message>
      <source>{a} of at least {area}</source>
      <translation>{a} d'au moins {area}</translation>
    </message>
    <message>
      <source>{a} of at most {area}</source>
      <translation>{a} d'au plus {area}</translation>
    </message>
    <message>
      <source>{a} or {b}</source>
      <translation>{a} ou {b}</translation>
    </message>
    <message>
      <source>{a} outside {b}</source>
      <translation>{a} à l'extérieur de {b}</translation>
    </message>
    <message>
      <source>{a} south of {b}</source>
      <translation>{a} au sud de {b}</translation>
    </message>
    <message>
      <source>{a} south-east of {b}</source>
      <translation>{a} au sud-est de {b}</translation>
    </message>
    <message>
      <source>{a} south-west of {b}</source>
      <translation>{a} au sud-ouest de {b}</translation>
    </message>
    <message>
      <source>{a} surrounded by {b} within {distance}</source>
      <translation>{a} entouré de {b} à {distance} au plus</translation>
    </message>
    <message>
      <source>{a} west of {b}</source>
      <translation>{a} à l'ouest de {b}</translation>
    </message>
    <message>
      <source>{a} within {distance} of {b}</source>
      <translation>{a} à {distance} au plus de {b}</translation>
    </message>
    <message>
      <source>{a} without {b}</source>
      <translation>{a} sans {b}</translation>
    </message>
    <message>
      <source>{count} classes · {low:g}–{high:g} m RGB · version {version}</source>
      <translation>{count} classes · {low:g}–{high:g} m RVB · version {version}</translation>
    </message>
    <message>
      <source>{count} megapixels</source>
      <translation>{count} mégapixels</translation>
    </message>
    <message>
      <source>{count} of {all} features of {name} are no polygons and were left out.</source>
      <translation>{count} entités sur {all} de {name} ne sont pas des polygones et ont été ignorées.</translation>
    </message>
    <message>
      <source>{count} of {all} labels of {name} do not lie on the scene.</source>
      <translation>{count} étiquettes sur {all} de {name} ne sont pas sur la scène.</translation>
    </message>
    <message>
      <source>{count} of {all} labels of {name} have no class and were left out.</source>
      <translation>{count} étiquettes sur {all} de {name} n'ont pas de classe et ont été ignorées.</translation>
    </message>
    <message>
      <source>{count} of {all} labels of {name} look most like {like}: check them.</source>
      <translation>{count} étiquettes sur {all} de {name} ressemblent le plus à {like} : vérifiez-les.</translation>
    </message>
    <message>
      <source>{count} of {of} labels of {name} look most like {like}.</source>
      <translation>{count} étiquettes sur {of} de {name} ressemblent le plus à {like}.</translation>
    </message>
    <message>
      <source>{count} phrases are too many at once: enter at most {most}.</source>
      <translation>{count} expressions sont trop à la fois : saisissez-en au plus {most}.</translation>
    </message>
    <message>
      <source>{count} phrases, one after the other</source>
      <translation>{count} expressions, l'une après l'autre</translation>
    </message>
    <message>
      <source>{count} pixels in {time} on {device}</source>
      <translation>{count} pixels en {time} sur {device}</translation>
    </message>
    <message>
      <source>{count} points have a class. Their file is temporary: it is deleted when QGIS closes.</source>
      <translation>{count} points ont une classe. Leur fichier est temporaire : il est supprimé à la fermeture de QGIS.</translation>
    </message>
    <message>
      <source>{count} points to label lie on top of the layers: give each one its class.</source>
      <translation>{count} points à étiqueter se trouvent au-dessus des couches : donnez à chacun sa classe.</translation>
    </message>
    <message>
      <source>{count} regions of “{phrase}”, {area}</source>
      <translation>{count} régions de « {phrase} », {area}</translation>
    </message>
    <message>
      <source>{count} selected in {layer}, within {size}</source>
      <translation>{count} sélectionnés dans {layer}, dans {size}</translation>
    </message>
    <message>
      <source>{device}, with PyTorch from your package index</source>
      <translation>{device}, avec PyTorch de votre index de paquets</translation>
    </message>
    <message>
      <source>{done} of {tasks} done, {failed} failed</source>
      <translation>{done} sur {tasks} faites, {failed} en échec</translation>
    </message>
    <message>
      <source>{host} computes for you now, on: {devices}.</source>
      <translation>{host} calcule maintenant pour vous, sur : {devices}.</translation>
    </message>
    <message>
      <source>{host} did not send the file ({error}): try again later, the download continues where it stopped.</source>
      <translation>{host} n'a pas envoyé le fichier ({error}) : réessayez plus tard, le téléchargement reprend où il s'est arrêté.</translation>
    </message>
    <message>
      <source>{host} does not see the folder {here} as {there}: correct that line.</source>
      <translation>{host} ne voit pas le dossier {here} comme {there} : corrigez cette ligne.</translation>
    </message>
    <message>
      <source>{host} reads {there} but may not write in it, so results cannot be put there: change its rights.</source>
      <translation>{host} lit {there} mais n'a pas le droit d'y écrire ; des résultats ne peuvent donc pas y être placés : changez ses droits.</translation>
    </message>
    <message>
      <source>{h} h {min:02d} min</source>
      <translation>{h} h {min:02d} min</translation>
    </message>
    <message>
      <source>{labelled} of {count} points have a class: the comparison leaves out the others.</source>
      <translation>{labelled} points sur {count} ont une classe : la comparaison ignore les autres.</translation>
    </message>
    <message>
      <source>{labels} labels, {time}. Too few to say how accurate the model is: give each class two or more.</source>
      <translation>{labels} étiquettes, {time}. Trop peu pour dire l'exactitude du modèle : donnez-en deux ou plus à chaque classe.</translation>
    </message>
    <message>
      <source>{layer} change</source>
      <translation>{layer} changement</translation>
    </message>
    <message>
      <source>{layer} corrections</source>
      <translation>{layer} corrections</translation>
    </message>
    <message>
      <source>{layer} labels</source>
      <translation>{layer} étiquettes</translation>
    </message>
    <message>
      <source>{like} places more like this, {unlike} not like this</source>
      <translation>{like} lieux comme ceci, {unlike} pas comme ceci</translation>
    </message>
    <message>
      <source>{low:.0f} to {high:.0f} %</source>
      <translation>de {low:.0f} à {high:.0f} %</translation>
    </message>
    <message>
      <source>{low:g}–{high:g} m RGB · version {version}</source>
      <translation>{low:g}–{high:g} m RVB · version {version}</translation>
    </message>
    <message>
      <source>{min} min {s:02d} s</source>
      <translation>{min} min {s:02d} s</translation>
    </message>
    <message>
      <source>{min} to {max} m per pixel, best at {best} m</source>
      <translation>de {min} à {max} m par pixel, idéalement {best} m</translation>
    </message>
    <message>
      <source>{model}: land cover</source>
      <translation>{model} : occupation du sol</translation>
    </message>
    <message>
      <source>{name} (after)</source>
      <translation>{name} (après)</translation>
    </message>
    <message>
      <source>{name} (before)</source>
      <translation>{name} (avant)</translation>
    </message>
    <message>
      <source>{name} (ha)</source>
      <translation>{name} (ha)</translation>
    </message>
    <message>
      <source>{name} (polygons)</source>
      <translation>{name} (polygones)</translation>
    </message>
    <message>
      <source>{name} (probability)</source>
      <translation>{name} (probabilité)</translation>
    </message>
    <message>
      <source>{name} ({memory:.0f} GB)</source>
      <translation>{name} ({memory:.0f} Go)</translation>
    </message>
    <message>
      <source>{name} cannot be used: {reason}</source>
      <translation>{name} ne peut pas être utilisé : {reason}</translation>
    </message>
    <message>
      <source>{name} does not say which bands are red, green and blue, so bands 1, 2 and 3 were read.</source>
      <translation>{name} n'indique pas quelles bandes sont rouge, verte et bleue ; les bandes 1, 2 et 3 ont donc été lues.</translation>
    </message>
    <message>
      <source>{name} has labels: select and delete them first, or give them another class.</source>
      <translation>{name} a des étiquettes : sélectionnez-les et supprimez-les d'abord, ou donnez-leur une autre classe.</translation>
    </message>
    <message>
      <source>{name} has no CRS, so areas were not measured.</source>
      <translation>{name} n'a pas de SCR ; les superficies n'ont donc pas été mesurées.</translation>
    </message>
    <message>
      <source>{name} has no attribute for the class: add a text attribute, or make new labels.</source>
      <translation>{name} n'a pas d'attribut pour la classe : ajoutez un attribut texte ou créez de nouvelles étiquettes.</translation>
    </message>
    <message>
      <source>{name} has only {count} pixels, so all of them are points.</source>
      <translation>{name} n'a que {count} pixels ; tous sont donc des points.</translation>
    </message>
    <message>
      <source>{name} is greener, as in another season: changes between plants and bare ground may be false.</source>
      <translation>{name} est plus vert, comme à une autre saison : les changements entre plantes et sol nu peuvent être faux.</translation>
    </message>
    <message>
      <source>{name} was made with {model}, which learnt from labels: add labels to those and train it again.</source>
      <translation>{name} a été fait avec {model}, qui a appris à partir d'étiquettes : complétez ces étiquettes et entraînez-le de nouveau.</translation>
    </message>
    <message>
      <source>{name} was mapped within polygons: map an extent without them, and correct that.</source>
      <translation>{name} a été cartographié dans des polygones : cartographiez une emprise sans eux, et corrigez celle-ci.</translation>
    </message>
    <message>
      <source>{name}: polygons</source>
      <translation>{name} : polygones</translation>
    </message>
    <message>
      <source>{name}: {area}, {percent} %</source>
      <translation>{name} : {area}, {percent} %</translation>
    </message>
    <message>
      <source>{name}: {found} % found, {mistaken} % of the others mistaken for it</source>
      <translation>{name} : {found} % trouvés, {mistaken} % des autres confondus avec elle</translation>
    </message>
    <message>
      <source>{name}: {labels} labels</source>
      <translation>{name} : {labels} étiquettes</translation>
    </message>
    <message>
      <source>{name}: {labels} labels, accuracy {accuracy:.0f} % ({low:.0f} to {high:.0f} %)</source>
      <translation>{name} : {labels} étiquettes, exactitude {accuracy:.0f} % (de {low:.0f} à {high:.0f} %)</translation>
    </message>
    <message>
      <source>{path} cannot be written ({error}).</source>
      <translation>{path} ne peut pas être écrit ({error}).</translation>
    </message>
    <message>
      <source>{path} cannot be written ({error}): choose another file.</source>
      <translation>{path} ne peut pas être écrit ({error}) : choisissez un autre fichier.</translation>
    </message>
    <message>
      <source>{path} is a folder: enter the file to export to.</source>
      <translation>{path} est un dossier : saisissez le fichier d'exportation.</translation>
    </message>
    <message>
      <source>{path} is a folder: enter the file to save to.</source>
      <translation>{path} est un dossier : saisissez le fichier où enregistrer.</translation>
    </message>
    <message>
      <source>{path} is not the name of a GeoTIFF: use a name that ends in .tif.</source>
      <translation>{path} n'est pas le nom d'un GeoTIFF : utilisez un nom qui se termine par .tif.</translation>
    </message>
    <message>
      <source>{percent:.0f} %</source>
      <translation>{percent:.0f} %</translation>
    </message>
    <message>
      <source>{percent:.1f} % of the ground has changed</source>
      <translation>{percent:.1f} % du sol a changé</translation>
    </message>
    <message>
      <source>{phrase} from {threshold:.2f}</source>
      <translation>{phrase} à partir de {threshold:.2f}</translation>
    </message>
    <message>
      <source>{phrase} – its file is missing</source>
      <translation>{phrase} – son fichier manque</translation>
    </message>
    <message>
      <source>{phrase} – not found</source>
      <translation>{phrase} – pas trouvé</translation>
    </message>
    <message>
      <source>{share} of {name} are pure {colour} and not declared as nodata, so they were taken as imagery: declare that value as nodata if there is no ground.</source>
      <translation>{share} de {name} sont de couleur pure {colour} et non déclarés comme NoData ; ils ont donc été pris pour de l'image : déclarez cette valeur comme NoData s'il n'y a pas de sol.</translation>
    </message>
    <message>
      <source>{share} of {name} hold {value}, which is not declared as nodata but cannot be ground, so they were left out.</source>
      <translation>{share} de {name} contiennent {value}, qui n'est pas déclaré comme NoData mais ne peut pas être du sol ; ils ont donc été ignorés.</translation>
    </message>
    <message>
      <source>{size} GB</source>
      <translation>{size} Go</translation>
    </message>
    <message>
      <source>{size} MB</source>
      <translation>{size} Mo</translation>
    </message>
    <message>
      <source>{s} s</source>
      <translation>{s} s</translation>
    </message>
    <message>
      <source>{text} {share} % is already on this machine.</source>
      <translation>{text} {share} % sont déjà sur cet ordinateur.</translation>
    </message>
    <message>
      <source>{threshold:.2f}</source>
      <translation>{threshold:.2f}</translation>
    </message>
    <message>
      <source>{time} left</source>
      <translation>reste {time}</translation>
    </message>
    <message>
      <source>{title} is installed.</source>
      <translation>{title} est installé.</translation>
    </message>
    <message>
      <source>{url} cannot be resumed: download it again.</source>
      <translation>{url} ne peut pas être repris : téléchargez-le de nouveau.</translation>
    </message>
    <message>
      <source>{url} ended too early: try again to continue the download.</source>
      <translation>{url} s'est terminé trop tôt : réessayez pour continuer le téléchargement.</translation>
    </message>
    <message>
      <source>{url} is larger than expected: the file on the server has changed.</source>
      <translation>{url} est plus gros que prévu : le fichier du serveur a changé.</translation>
    </message>
    <message>
      <source>{what} failed unexpectedly ({error}): try again, and report it if it fails again.</source>
      <translation>{what} a échoué de façon inattendue ({error}) : réessayez, et signalez-le en cas de nouvel échec.</translation>
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
      <translation>« Couleurs » montre ses trois composantes principales en rouge, vert et bleu : les lieux semblables ont des couleurs semblables.</translation>
    </message>
    <message>
      <source>“The largest” and “the smallest” are those of the whole layer, which is then read as a whole; else they are those of the extent.</source>
      <translation>« The largest » et « the smallest » sont ceux de toute la couche, qui est alors lue en entier ; sinon, ce sont ceux de l'emprise.</translation>
    </message>
    <message>
      <source>“alphaearth:” or “tessera:” and a year, “esd:” or “raster:” and a path, or “scene-context”.</source>
      <translation>« alphaearth: » ou « tessera: » et une année, « esd: » ou « raster: » et un chemin, ou « scene-context ».</translation>
    </message>
    <message>
      <source>“auto” (the fastest one), “cpu”, “cuda:0”, “cuda:1” … or “mps”.</source>
      <translation>« auto » (le plus rapide), « cpu », « cuda:0 », « cuda:1 » … ou « mps ».</translation>
    </message>
    <message>
      <source>“none” reads both where they say that they lie; “shift” moves one by the measured shift, “field” by a shift that differs smoothly from place to place.</source>
      <translation>« none » lit les deux là où elles disent se trouver ; « shift » déplace l'une du décalage mesuré, « field » d'un décalage qui varie doucement d'un lieu à l'autre.</translation>
    </message>
    <message>
      <source>“response” gives the network's own cells, “scene” gives pixels like the raster's.</source>
      <translation>« response » donne les cellules propres au réseau, « scene » des pixels comme ceux du raster.</translation>
    </message>
    <message>
      <source>“scene” gives pixels like the raster's, “model” pixels of the network's own resolution.</source>
      <translation>« scene » donne des pixels comme ceux du raster, « model » des pixels à la résolution propre du réseau.</translation>
    </message>
    <message>
      <source>“scene” gives pixels like the raster's, “model” those of the network.</source>
      <translation>« scene » donne des pixels comme ceux du raster, « model » ceux du réseau.</translation>
    </message>
    <message>
      <source>“stratified” for a random sample that is stratified by the land cover's classes: areas can then be estimated. “other” for all other points. “auto” treats points as stratified.</source>
      <translation>« stratified » pour un échantillon aléatoire stratifié par les classes de l'occupation du sol : les superficies peuvent alors être estimées. « other » pour tous les autres points. « auto » traite les points comme stratifiés.</translation>
    </message>
    <message>
      <source>“{line}” is no pair of folders: write here = there.</source>
      <translation>« {line} » n'est pas une paire de dossiers : écrivez ici = là-bas.</translation>
    </message>
    <message>
      <source>“{name}” cannot be a model's name: use letters, digits, full stops, hyphens and underscores.</source>
      <translation>« {name} » ne peut pas être le nom d'un modèle : utilisez des lettres, chiffres, points, traits d'union et traits de soulignement.</translation>
    </message>
    <message>
      <source>“{name}” cannot be read as a raster: choose a raster layer.</source>
      <translation>« {name} » ne peut pas être lu comme un raster : choisissez une couche raster.</translation>
    </message>
    <message>
      <source>“{name}” has no file of its own: save it as a GeoTIFF and use that.</source>
      <translation>« {name} » n'a pas de fichier propre : enregistrez-le en GeoTIFF et utilisez celui-ci.</translation>
    </message>
    <message>
      <source>“{name}” is not the raster file that it was made from: save it as a GeoTIFF and use that.</source>
      <translation>« {name} » n'est pas le fichier raster dont il est issu : enregistrez-le en GeoTIFF et utilisez celui-ci.</translation>
    </message>
    <message>
      <source>“{phrase}” has no word in it: write what to look for.</source>
      <translation>« {phrase} » ne contient aucun mot : écrivez ce qu'il faut chercher.</translation>
    </message>
    <message>
      <source>“{phrase}” is too long: use at most {most} characters.</source>
      <translation>« {phrase} » est trop long : utilisez au plus {most} caractères.</translation>
    </message>
    <message>
      <source>“{text}” is not a list of class codes: write it as 5, 8.</source>
      <translation>« {text} » n'est pas une liste de codes de classe : écrivez-la comme 5, 8.</translation>
    </message>
    <message>
      <source>“{text}” is not a list of metres: write it as 150, 300.</source>
      <translation>« {text} » n'est pas une liste de mètres : écrivez-la comme 150, 300.</translation>
    </message>
    <message>
      <source>“{text}” is not a list of places: write x and y as 380010 3950020; 380040 3950060.</source>
      <translation>« {text} » n'est pas une liste de lieux : écrivez x et y comme 380010 3950020; 380040 3950060.</translation>
    </message>
    <message>
      <source>… and {count} more: see manifest.gpkg</source>
      <translation>… et {count} autres : voir manifest.gpkg</translation>
    </message>
    <message>
      <source>⟳</source>
      <translation>⟳</translation>
    </message>
  </context>
</TS>
