//! `verzahnt serve`: the portal, and the index that follows the change log beside it.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use anyhow::Context;
use harvest::links::Checker;
use search::{SearchError, SearchIndex};
use tokio::net::TcpListener;
use web::{Settings, State};

use crate::{
    catalogue, clock,
    config::{Config, EXAMPLE_DISTRICT, base_path_of},
    demo_files::District,
    harvester::Harvester,
    house::House,
    link_walk,
    options::Stock,
    outcome::{Outcome, wrong_use},
    post::Post,
    say, service,
};

/// How often the index looks at the change log.
const FOLLOW_EVERY: Duration = Duration::from_millis(500);

/// How often the outbox is looked at.
const DELIVER_EVERY: Duration = Duration::from_secs(5);

/// How often the site looks whether something recurring is due.
const ROUTINE_EVERY: Duration = Duration::from_secs(15 * 60);
/// How often it is looked whether a source is to be fetched, or links are to be looked at.
const HARVEST_EVERY: Duration = Duration::from_secs(2);
const LINKS_EVERY: Duration = Duration::from_secs(60);

/// Where it listens where nobody says otherwise.
const LISTEN: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);

pub(crate) async fn run(
    stock: &Stock,
    listen: Option<SocketAddr>,
    base_path: Option<String>,
    metrics_listen: Option<SocketAddr>,
) -> anyhow::Result<Outcome> {
    let house = House::open(stock).await?;
    let indicators = Arc::new(catalogue::indicators(&stock.data)?);
    let index = house.index()?;
    let listen = listen.or(house.config.server.listen).unwrap_or(LISTEN);
    let mut settings = settings(&house.config, listen, base_path)?;
    settings.openid = house.config.openid.open(&house, settings.openid_redirect()).await?;
    let settings = Arc::new(settings);
    let listener = bind(listen).await?;
    let figures = match metrics_listen.or(house.config.server.metrics_listen) {
        Some(address) => Some(bind(address).await?),
        None => None,
    };
    let address = listener.local_addr().context("the listener has no address")?;

    // A new index would show an empty portal: it is filled before anybody is let in.
    if index.is_empty() {
        super::reindex::follow(&house, &index).await?;
    }
    let post = Post::new(&house.config.mail, &settings.address())?;
    let postman = post.map(|post| tokio::spawn(deliver(house.db.clone(), post)));
    let follower = tokio::spawn(follow(house.clone(), index.clone()));
    let sweeper = tokio::spawn(house.erasing_for(Arc::clone(&settings)).keep_on());
    let alive = tokio::spawn(service::alive(house.db.clone()));
    let figures = figures.map(|listener| {
        let site = web::metrics(house.db.clone(), index.clone());
        tokio::spawn(web::serve(listener, site, std::future::pending()))
    });
    let harvester = tokio::spawn(harvest(Harvester::new(house.clone())?));
    let walker = tokio::spawn(walk(link_walk::checker(&house)?, house.clone()));
    let state = State {
        db: house.db,
        index,
        files: house.files,
        district: house.district,
        words: house.words,
        gazetteer: house.gazetteer,
        register: house.register,
        indicators,
        settings,
        clock: Arc::new(clock::now),
    };
    let routine = tokio::spawn(routine(state.clone()));
    let site = web::site(state);
    say::result(&format!("http://{address}"));
    service::ready();
    let stop = async {
        stopped().await;
        service::stopping();
    };
    web::serve(listener, site, stop).await.context("the server stopped")?;
    alive.abort();
    if let Some(figures) = figures {
        figures.abort();
    }
    follower.abort();
    sweeper.abort();
    routine.abort();
    harvester.abort();
    walker.abort();
    if let Some(postman) = postman {
        postman.abort();
    }
    Ok(Outcome::Done)
}

async fn bind(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address)
        .await
        .map_err(|error| wrong_use(format!("cannot listen on {address}: {error}")))
}

/// What the portal is told by its configuration alone.
pub(crate) fn configured(config: &Config) -> anyhow::Result<Settings> {
    let listen = config.server.listen.unwrap_or(LISTEN);
    settings(config, listen, None)
}

/// What the portal is told: the configuration, and for the example district the demo's own texts.
fn settings(
    config: &Config,
    listen: SocketAddr,
    base_path: Option<String>,
) -> anyhow::Result<Settings> {
    let base_path = base_path_of(
        base_path.or_else(|| config.server.base_path.clone()).as_deref().unwrap_or_default(),
    )?;
    let example = match &config.district {
        Some(district) if district != EXAMPLE_DISTRICT => None,
        _ => Some(District::embedded()?),
    };
    let text = |own: &Option<String>, name: &str| {
        own.clone().or_else(|| example.as_ref().and_then(|district| district.text(name)))
    };
    let defaults = Settings::default();
    let region = example.as_ref().map_or(defaults.region, |district| district.name.clone());
    Ok(Settings {
        base_url: config
            .site
            .base_url
            .clone()
            .unwrap_or_else(|| format!("http://{listen}{base_path}")),
        base_path,
        site_name: config.site.name.clone().unwrap_or_else(|| format!("Bildung im {region}")),
        region,
        imprint: text(&config.site.imprint, "imprint"),
        privacy: text(&config.site.privacy, "privacy"),
        accessibility: text(&config.site.accessibility, "accessibility"),
        contact_email: config.site.contact_email.clone(),
        base_map: None,
        trusted_proxies: config
            .server
            .proxies()
            .map_err(|error| wrong_use(format!("{error:#}")))?,
        search_rate: config.server.rate(),
        openid: None,
        harvest: config.harvest.policy().map_err(|error| wrong_use(format!("{error:#}")))?,
    })
}

/// Lets the index follow the change log until the server stops. A failure is logged once until it passes.
async fn follow(house: House, index: SearchIndex) {
    let mut failing = false;
    // With other words than these it was made; somebody may have changed them while nobody served.
    let mut learned = (!index.is_stale(&index.lexicon())).then(|| house.words.version());
    loop {
        match keep_up(&house, &index, &mut learned).await {
            Ok(()) => failing = false,
            // Another process of this machine writes the index; what it wrote is taken over.
            Err(SearchError::Busy) => {
                if let Err(error) = index.reload() {
                    tracing::error!(%error, "the search index cannot be read again");
                }
            }
            Err(error) if !failing => {
                failing = true;
                tracing::error!(%error, "the search index cannot follow the change log");
            }
            Err(_) => {}
        }
        tokio::time::sleep(FOLLOW_EVERY).await;
    }
}

/// Takes over what changed. Words that changed since the index was made with the version `learned` have it made anew.
async fn keep_up(
    house: &House,
    index: &SearchIndex,
    learned: &mut Option<i64>,
) -> Result<(), SearchError> {
    store::concepts::refresh(&mut house.db.read().await?, &house.district, &house.words).await?;
    let version = house.words.version();
    if *learned == Some(version) {
        index.catch_up(&house.db, clock::now(), &|_| true).await?;
        return Ok(());
    }
    let of = house.clone();
    let lexicon = tokio::task::spawn_blocking(move || of.lexicon()).await;
    let lexicon = lexicon.map_err(anyhow::Error::from).flatten();
    let lexicon = lexicon.map_err(|error| SearchError::Unreadable(format!("{error:#}")))?;
    index.relearn(Arc::new(lexicon), &house.db, clock::now(), &|_| true).await?;
    *learned = Some(version);
    Ok(())
}

/// Sends what is due until the server stops.
async fn deliver(db: store::Db, post: Post) {
    loop {
        if let Err(error) = post.deliver(&db).await {
            tracing::error!(%error, "the outbox cannot be read");
        }
        tokio::time::sleep(DELIVER_EVERY).await;
    }
}

/// Fetches sources that are due until the server stops. Killed in the middle, a source is fetched again.
async fn harvest(mut harvester: Harvester) {
    loop {
        match harvester.next(None).await {
            Ok(Some(_)) => continue,
            Ok(None) => {}
            Err(error) => tracing::error!("sources cannot be harvested: {error:#}"),
        }
        tokio::time::sleep(HARVEST_EVERY).await;
    }
}

/// Looks at links that are due until the server stops.
async fn walk(mut checker: Checker, house: House) {
    loop {
        if let Err(error) = link_walk::next_slice(&house, &mut checker).await {
            tracing::error!("links cannot be looked at: {error:#}");
        }
        tokio::time::sleep(LINKS_EVERY).await;
    }
}

/// Does what comes again and again until the server stops: asks for what is to be confirmed, hides what nobody
/// confirms, writes the Monday's mail.
async fn routine(state: State) {
    loop {
        if let Err(error) = web::routine::run(&state).await {
            tracing::error!(%error, "the daily work failed");
        }
        tokio::time::sleep(ROUTINE_EVERY).await;
    }
}

/// Waits for Ctrl-C or the operator's TERM.
async fn stopped() {
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminated => {}
    }
}
