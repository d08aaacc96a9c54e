// Made by toolwright generate. Do not edit: change the catalog instead.
import { formats, owns, ucs2length, validator } from "toolwright/validation";

export const input = validator((() => {
const pattern0 = new RegExp("^CASE-[0-9]{6}$", "u");
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.case_id === undefined) || (!(owns(data, "case_id")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "case_id"}};
(vErrors ??= []).push(err0);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(key0 === "case_id")){
const err1 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["case_id"], closed: true}};
(vErrors ??= []).push(err1);
errors++;
}
if(errors > before0){
break;
}
}
if(data.case_id !== undefined && owns(data, "case_id")){
let data0 = data.case_id;
const _errs2 = errors;
const _errs3 = errors;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err2 = {instancePath:instancePath+"/case_id",keyword:"pattern",params:{pattern: "^CASE-[0-9]{6}$"}};
(vErrors ??= []).push(err2);
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/case_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err3);
errors++;
}
var valid1 = _errs3 === errors;
var valid0 = _errs2 === errors;
}
}
else {
const err4 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err4);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());

export const output = validator((() => {
const func0 = Object.prototype.hasOwnProperty;
const func14 = ucs2length;
const obj0 = {"properties":{"case_id":1,"shipment_id":1,"state":1,"opened_at":1,"closed_at":1,"delay_reason":1,"context_id":1,"revision":1,"assignee":1,"next_step":1,"notes":1}};
const obj1 = ["open","closed"];
const obj2 = ["traffic","weather","vehicle_breakdown","missed_collection","recipient_closed"];
const obj3 = ["information","customer_contact","promise"];
const pattern0 = new RegExp("^CASE-[0-9]{6}$", "u");
const pattern1 = new RegExp("^SHP-[0-9]{6}$", "u");
const formats0 = formats["date-time"];
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.case_id === undefined) || (!(owns(data, "case_id")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "case_id"}};
(vErrors ??= []).push(err0);
errors++;
}
if((data.shipment_id === undefined) || (!(owns(data, "shipment_id")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "shipment_id"}};
(vErrors ??= []).push(err1);
errors++;
}
if((data.state === undefined) || (!(owns(data, "state")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "state"}};
(vErrors ??= []).push(err2);
errors++;
}
if((data.opened_at === undefined) || (!(owns(data, "opened_at")))){
const err3 = {instancePath,keyword:"required",params:{missingProperty: "opened_at"}};
(vErrors ??= []).push(err3);
errors++;
}
if((data.context_id === undefined) || (!(owns(data, "context_id")))){
const err4 = {instancePath,keyword:"required",params:{missingProperty: "context_id"}};
(vErrors ??= []).push(err4);
errors++;
}
if((data.revision === undefined) || (!(owns(data, "revision")))){
const err5 = {instancePath,keyword:"required",params:{missingProperty: "revision"}};
(vErrors ??= []).push(err5);
errors++;
}
if((data.notes === undefined) || (!(owns(data, "notes")))){
const err6 = {instancePath,keyword:"required",params:{missingProperty: "notes"}};
(vErrors ??= []).push(err6);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(func0.call(obj0.properties, key0))){
const err7 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["case_id","shipment_id","state","opened_at","closed_at","delay_reason","context_id","revision","assignee","next_step","notes"], closed: true}};
(vErrors ??= []).push(err7);
errors++;
}
if(errors > before0){
break;
}
}
if(data.case_id !== undefined && owns(data, "case_id")){
let data0 = data.case_id;
const _errs2 = errors;
const _errs3 = errors;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err8 = {instancePath:instancePath+"/case_id",keyword:"pattern",params:{pattern: "^CASE-[0-9]{6}$"}};
(vErrors ??= []).push(err8);
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/case_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err9);
errors++;
}
var valid1 = _errs3 === errors;
var valid0 = _errs2 === errors;
}
if(data.shipment_id !== undefined && owns(data, "shipment_id")){
let data1 = data.shipment_id;
const _errs5 = errors;
const _errs6 = errors;
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
const err10 = {instancePath:instancePath+"/shipment_id",keyword:"pattern",params:{pattern: "^SHP-[0-9]{6}$"}};
(vErrors ??= []).push(err10);
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/shipment_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err11);
errors++;
}
var valid2 = _errs6 === errors;
var valid0 = _errs5 === errors;
}
if(data.state !== undefined && owns(data, "state")){
let data2 = data.state;
const _errs8 = errors;
if(!(data2 === "open" || data2 === "closed")){
const err12 = {instancePath:instancePath+"/state",keyword:"enum",params:{allowedValues: obj1}};
(vErrors ??= []).push(err12);
errors++;
}
var valid0 = _errs8 === errors;
}
if(data.opened_at !== undefined && owns(data, "opened_at")){
let data3 = data.opened_at;
const _errs9 = errors;
const _errs10 = errors;
if(typeof data3 == "number"){
}
if(typeof data3 === "string"){
if(data3.length > 40 && func14(data3) > 40){
const err13 = {instancePath:instancePath+"/opened_at",keyword:"maxLength",params:{limit: 40}};
(vErrors ??= []).push(err13);
errors++;
}
if(!(formats0(data3))){
const err14 = {instancePath:instancePath+"/opened_at",keyword:"format",params:{format: "date-time"}};
(vErrors ??= []).push(err14);
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/opened_at",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err15);
errors++;
}
var valid3 = _errs10 === errors;
var valid0 = _errs9 === errors;
}
if(data.closed_at !== undefined && owns(data, "closed_at")){
let data4 = data.closed_at;
const _errs12 = errors;
const _errs13 = errors;
if(typeof data4 == "number"){
}
if(typeof data4 === "string"){
if(data4.length > 40 && func14(data4) > 40){
const err16 = {instancePath:instancePath+"/closed_at",keyword:"maxLength",params:{limit: 40}};
(vErrors ??= []).push(err16);
errors++;
}
if(!(formats0(data4))){
const err17 = {instancePath:instancePath+"/closed_at",keyword:"format",params:{format: "date-time"}};
(vErrors ??= []).push(err17);
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/closed_at",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err18);
errors++;
}
var valid4 = _errs13 === errors;
var valid0 = _errs12 === errors;
}
if(data.delay_reason !== undefined && owns(data, "delay_reason")){
let data5 = data.delay_reason;
const _errs15 = errors;
const _errs16 = errors;
if(!(data5 === "traffic" || data5 === "weather" || data5 === "vehicle_breakdown" || data5 === "missed_collection" || data5 === "recipient_closed")){
const err19 = {instancePath:instancePath+"/delay_reason",keyword:"enum",params:{allowedValues: obj2}};
(vErrors ??= []).push(err19);
errors++;
}
var valid5 = _errs16 === errors;
var valid0 = _errs15 === errors;
}
if(data.context_id !== undefined && owns(data, "context_id")){
let data6 = data.context_id;
const _errs17 = errors;
if(typeof data6 === "string"){
if(data6.length > 64 && func14(data6) > 64){
const err20 = {instancePath:instancePath+"/context_id",keyword:"maxLength",params:{limit: 64}};
(vErrors ??= []).push(err20);
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/context_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err21);
errors++;
}
var valid0 = _errs17 === errors;
}
if(data.revision !== undefined && owns(data, "revision")){
let data7 = data.revision;
const _errs19 = errors;
if(!((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7)))){
const err22 = {instancePath:instancePath+"/revision",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err22);
errors++;
}
if(typeof data7 == "number"){
if(data7 > 9007199254740991 || isNaN(data7)){
const err23 = {instancePath:instancePath+"/revision",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}};
(vErrors ??= []).push(err23);
errors++;
}
if(data7 < 0 || isNaN(data7)){
const err24 = {instancePath:instancePath+"/revision",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err24);
errors++;
}
}
var valid0 = _errs19 === errors;
}
if(data.assignee !== undefined && owns(data, "assignee")){
let data8 = data.assignee;
const _errs21 = errors;
if(typeof data8 === "string"){
if(data8.length > 128 && func14(data8) > 128){
const err25 = {instancePath:instancePath+"/assignee",keyword:"maxLength",params:{limit: 128}};
(vErrors ??= []).push(err25);
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/assignee",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err26);
errors++;
}
var valid0 = _errs21 === errors;
}
if(data.next_step !== undefined && owns(data, "next_step")){
let data9 = data.next_step;
const _errs23 = errors;
if(typeof data9 === "string"){
if(data9.length > 300 && func14(data9) > 300){
const err27 = {instancePath:instancePath+"/next_step",keyword:"maxLength",params:{limit: 300}};
(vErrors ??= []).push(err27);
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/next_step",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err28);
errors++;
}
var valid0 = _errs23 === errors;
}
if(data.notes !== undefined && owns(data, "notes")){
let data10 = data.notes;
const _errs25 = errors;
if(Array.isArray(data10)){
if(data10.length > 100){
const err29 = {instancePath:instancePath+"/notes",keyword:"maxItems",params:{limit: 100}};
(vErrors ??= []).push(err29);
errors++;
}
let valid7 = true;
const len0 = data10.length;
const before1 = errors;
for(let i0=0; i0<len0; i0++){
let data11 = data10[i0];
const _errs27 = errors;
const _errs28 = errors;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if((data11.number === undefined) || (!(owns(data11, "number")))){
const err30 = {instancePath:instancePath+"/notes/" + i0,keyword:"required",params:{missingProperty: "number"}};
(vErrors ??= []).push(err30);
errors++;
}
if((data11.kind === undefined) || (!(owns(data11, "kind")))){
const err31 = {instancePath:instancePath+"/notes/" + i0,keyword:"required",params:{missingProperty: "kind"}};
(vErrors ??= []).push(err31);
errors++;
}
if((data11.text === undefined) || (!(owns(data11, "text")))){
const err32 = {instancePath:instancePath+"/notes/" + i0,keyword:"required",params:{missingProperty: "text"}};
(vErrors ??= []).push(err32);
errors++;
}
if((data11.agent_id === undefined) || (!(owns(data11, "agent_id")))){
const err33 = {instancePath:instancePath+"/notes/" + i0,keyword:"required",params:{missingProperty: "agent_id"}};
(vErrors ??= []).push(err33);
errors++;
}
const before2 = errors;
for(const key1 in data11){
if(!Object.prototype.hasOwnProperty.call(data11, key1)) continue;
if(!(((((key1 === "number") || (key1 === "kind")) || (key1 === "text")) || (key1 === "agent_id")) || (key1 === "user_id"))){
const err34 = {instancePath:instancePath+"/notes/" + i0,keyword:"additionalProperties",params:{property: key1, known: ["number","kind","text","agent_id","user_id"], closed: true}};
(vErrors ??= []).push(err34);
errors++;
}
if(errors > before2){
break;
}
}
if(data11.number !== undefined && owns(data11, "number")){
let data12 = data11.number;
const _errs31 = errors;
if(!((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12)))){
const err35 = {instancePath:instancePath+"/notes/" + i0+"/number",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err35);
errors++;
}
if(typeof data12 == "number"){
if(data12 > 100 || isNaN(data12)){
const err36 = {instancePath:instancePath+"/notes/" + i0+"/number",keyword:"maximum",params:{comparison: "<=", limit: 100}};
(vErrors ??= []).push(err36);
errors++;
}
if(data12 < 1 || isNaN(data12)){
const err37 = {instancePath:instancePath+"/notes/" + i0+"/number",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err37);
errors++;
}
}
var valid9 = _errs31 === errors;
}
if(data11.kind !== undefined && owns(data11, "kind")){
let data13 = data11.kind;
const _errs33 = errors;
if(!(data13 === "information" || data13 === "customer_contact" || data13 === "promise")){
const err38 = {instancePath:instancePath+"/notes/" + i0+"/kind",keyword:"enum",params:{allowedValues: obj3}};
(vErrors ??= []).push(err38);
errors++;
}
var valid9 = _errs33 === errors;
}
if(data11.text !== undefined && owns(data11, "text")){
let data14 = data11.text;
const _errs34 = errors;
if(typeof data14 === "string"){
if(data14.length > 1000 && func14(data14) > 1000){
const err39 = {instancePath:instancePath+"/notes/" + i0+"/text",keyword:"maxLength",params:{limit: 1000}};
(vErrors ??= []).push(err39);
errors++;
}
if(data14.length < 1){
const err40 = {instancePath:instancePath+"/notes/" + i0+"/text",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err40);
errors++;
}
}
else {
const err41 = {instancePath:instancePath+"/notes/" + i0+"/text",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err41);
errors++;
}
var valid9 = _errs34 === errors;
}
if(data11.agent_id !== undefined && owns(data11, "agent_id")){
let data15 = data11.agent_id;
const _errs36 = errors;
if(typeof data15 === "string"){
if(data15.length > 128 && func14(data15) > 128){
const err42 = {instancePath:instancePath+"/notes/" + i0+"/agent_id",keyword:"maxLength",params:{limit: 128}};
(vErrors ??= []).push(err42);
errors++;
}
if(data15.length < 1){
const err43 = {instancePath:instancePath+"/notes/" + i0+"/agent_id",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err43);
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/notes/" + i0+"/agent_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err44);
errors++;
}
var valid9 = _errs36 === errors;
}
if(data11.user_id !== undefined && owns(data11, "user_id")){
let data16 = data11.user_id;
const _errs38 = errors;
if(typeof data16 === "string"){
if(data16.length > 256 && func14(data16) > 256){
const err45 = {instancePath:instancePath+"/notes/" + i0+"/user_id",keyword:"maxLength",params:{limit: 256}};
(vErrors ??= []).push(err45);
errors++;
}
if(data16.length < 1){
const err46 = {instancePath:instancePath+"/notes/" + i0+"/user_id",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err46);
errors++;
}
}
else {
const err47 = {instancePath:instancePath+"/notes/" + i0+"/user_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err47);
errors++;
}
var valid9 = _errs38 === errors;
}
}
else {
const err48 = {instancePath:instancePath+"/notes/" + i0,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err48);
errors++;
}
var valid8 = _errs28 === errors;
var valid6 = _errs27 === errors;
if(!valid6){
valid7 = false;
}
if(errors > before1){
break;
}
}
}
else {
const err49 = {instancePath:instancePath+"/notes",keyword:"type",params:{type: "array"}};
(vErrors ??= []).push(err49);
errors++;
}
var valid0 = _errs25 === errors;
}
}
else {
const err50 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err50);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
