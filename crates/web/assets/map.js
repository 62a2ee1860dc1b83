// The map of a search: outlines of the areas and the places of what was found, all from our own server.
//
// The list on the same page holds everything that the map shows; the map is an extra way to see it.
import { AttributionControl, LngLatBounds, Map, NavigationControl, Popup, setWorkerUrl } from "maplibre-gl";

const box = document.querySelector("[data-map]");
if (box) draw(box);

async function draw(box) {
  const { worker, areas, results, tiles, attribution, count, label } = box.dataset;
  setWorkerUrl(worker);
  const [outlines, found] = await Promise.all([areas, results].map(async (url) => (await fetch(url)).json()));
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const colour = dark
    ? { land: "#1c2033", line: "#5a6285", text: "#dfe3f5", halo: "#12141f", ground: "#12141f", dot: "#9db7ff", on: "#12141f" }
    : { land: "#e9eef9", line: "#8fa0cf", text: "#2b3350", halo: "#ffffff", ground: "#f7f8fc", dot: "#2044aa", on: "#ffffff" };
  const bounds = new LngLatBounds();
  const reach = (place) => typeof place[0] === "number" ? bounds.extend(place) : place.forEach(reach);
  (outlines.features.length ? outlines : found).features.forEach((f) => reach(f.geometry.coordinates));

  const style = {
    version: 8,
    sources: {
      areas: { type: "geojson", data: outlines },
      centres: { type: "geojson", data: {
        type: "FeatureCollection",
        features: outlines.features.filter((f) => f.properties.centre).map((f) => ({
          type: "Feature", properties: f.properties, geometry: { type: "Point", coordinates: f.properties.centre },
        })),
      } },
      found: { type: "geojson", data: found, cluster: true, clusterRadius: 44, clusterMaxZoom: 13 },
    },
    layers: [
      { id: "ground", type: "background", paint: { "background-color": colour.ground } },
      { id: "land", type: "fill", source: "areas", paint: { "fill-color": colour.land, "fill-opacity": tiles ? 0.2 : 1 } },
      { id: "borders", type: "line", source: "areas", paint: { "line-color": colour.line, "line-width": 1 } },
      { id: "names", type: "symbol", source: "centres", layout: {
        "text-field": ["get", "name"], "text-size": 13, "text-font": ["Fira Sans"],
        "symbol-sort-key": ["-", 0, ["coalesce", ["get", "population"], 0]],
      }, paint: { "text-color": colour.text, "text-halo-color": colour.halo, "text-halo-width": 1.5 } },
      { id: "groups", type: "circle", source: "found", filter: ["has", "point_count"], paint: {
        "circle-color": colour.dot, "circle-radius": ["step", ["get", "point_count"], 15, 10, 19, 50, 24],
        "circle-stroke-width": 3, "circle-stroke-color": colour.halo,
      } },
      { id: "counts", type: "symbol", source: "found", filter: ["has", "point_count"], layout: {
        "text-field": ["get", "point_count_abbreviated"], "text-size": 14, "text-font": ["Fira Sans"], "text-allow-overlap": true,
      }, paint: { "text-color": colour.on } },
      { id: "single", type: "circle", source: "found", filter: ["!", ["has", "point_count"]], paint: {
        "circle-color": colour.dot, "circle-radius": 9, "circle-stroke-width": 3, "circle-stroke-color": colour.halo,
      } },
    ],
  };
  if (tiles) {
    style.sources.base = { type: "raster", tiles: [new URL(tiles, location.href).href.replaceAll("%7B", "{").replaceAll("%7D", "}")], tileSize: 256, attribution };
    style.layers.splice(1, 0, { id: "base", type: "raster", source: "base" });
  }
  const map = new Map({
    container: box, style, attributionControl: false, dragRotate: false, pitchWithRotate: false,
    bounds: bounds.isEmpty() ? [9.4, 53.0, 10.6, 53.6] : bounds, fitBoundsOptions: { padding: 24 },
    cooperativeGestures: false, maxZoom: 17,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  if (attribution) map.addControl(new AttributionControl({ compact: false, customAttribution: tiles ? [] : attribution }));
  map.getCanvas().setAttribute("aria-label", label);
  box.removeAttribute("aria-busy");
  window.verzahntMap = map;

  map.on("click", "groups", async (event) => {
    const [group] = map.queryRenderedFeatures(event.point, { layers: ["groups"] });
    const zoom = await map.getSource("found").getClusterExpansionZoom(group.properties.cluster_id);
    if (zoom > 13) return open(group.geometry.coordinates, await map.getSource("found").getClusterLeaves(group.properties.cluster_id, 8, 0), group.properties.point_count);
    map.easeTo({ center: group.geometry.coordinates, zoom });
  });
  map.on("click", "single", (event) => open(event.features[0].geometry.coordinates, event.features, event.features.length));
  for (const layer of ["groups", "single"]) {
    map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
  }

  function open(where, features, total) {
    const content = document.createElement("div");
    for (const { properties } of features) {
      const line = document.createElement("p");
      const link = document.createElement("a");
      link.href = properties.url;
      link.textContent = properties.title;
      line.append(link);
      if (properties.detail) line.append(document.createElement("br"), properties.detail);
      content.append(line);
    }
    if (total > features.length) {
      const more = document.createElement("p");
      more.textContent = count.replace("#", total);
      content.append(more);
    }
    new Popup({ maxWidth: "320px" }).setLngLat(where).setDOMContent(content).addTo(map);
  }
}
